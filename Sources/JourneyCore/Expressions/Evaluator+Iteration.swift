extension Evaluator {
    /// A macro over a list's elements or a map's keys.
    mutating func result(
        of iteration: ExpressionNode.Iteration
    ) throws(EvaluationError) -> Value {
        let elements = try elements(of: try value(of: iteration.range))
        let slot = variables.count
        variables.append(.null)
        defer { variables.removeLast() }
        switch iteration.kind {
        case .all, .exists: return .bool(try quantified(iteration, elements, slot))
        case .existsOne: return .bool(try isExactlyOne(iteration, elements, slot))
        case .map: return .list(try mapped(iteration, elements, slot))
        case .filter: return .list(try filtered(iteration, elements, slot))
        }
    }

    private mutating func elements(of range: Value) throws(EvaluationError) -> [Value] {
        switch range {
        case .list(let elements): return elements
        case .map(let map):
            try charge(map.count)
            return map.entries.map(\.key)
        case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type:
            throw .noSuchOverload("a macro over a value of type \(range.typeName)")
        }
    }

    /// `all` and `exists` end at the first element that decides, and absorb the errors of others.
    private mutating func quantified(
        _ iteration: ExpressionNode.Iteration,
        _ elements: [Value],
        _ slot: Int
    ) throws(EvaluationError) -> Bool {
        let deciding = iteration.kind == .exists
        var failure: EvaluationError?
        for element in elements {
            variables[slot] = element
            do throws(EvaluationError) {
                if try fulfils(iteration) == deciding { return deciding }
            } catch {
                failure = try absorb(error, after: failure)
            }
        }
        if let failure { throw failure }
        return !deciding
    }

    private mutating func isExactlyOne(
        _ iteration: ExpressionNode.Iteration,
        _ elements: [Value],
        _ slot: Int
    ) throws(EvaluationError) -> Bool {
        var count = 0
        for element in elements {
            variables[slot] = element
            if try fulfils(iteration) { count += 1 }
        }
        return count == 1
    }

    private mutating func mapped(
        _ iteration: ExpressionNode.Iteration,
        _ elements: [Value],
        _ slot: Int
    ) throws(EvaluationError) -> [Value] {
        var results: [Value] = []
        for element in elements {
            variables[slot] = element
            guard try fulfils(iteration) else { continue }
            guard let transform = iteration.transform else { continue }
            results.append(try value(of: transform))
        }
        return results
    }

    private mutating func filtered(
        _ iteration: ExpressionNode.Iteration,
        _ elements: [Value],
        _ slot: Int
    ) throws(EvaluationError) -> [Value] {
        var results: [Value] = []
        for element in elements {
            variables[slot] = element
            if try fulfils(iteration) { results.append(element) }
        }
        return results
    }

    /// Whether the element at hand fulfils the macro's condition; without one, every element does.
    private mutating func fulfils(
        _ iteration: ExpressionNode.Iteration
    ) throws(EvaluationError) -> Bool {
        guard let condition = iteration.condition else {
            try charge(1)
            return true
        }
        return try boolean(of: condition, as: "condition of a macro")
    }
}
