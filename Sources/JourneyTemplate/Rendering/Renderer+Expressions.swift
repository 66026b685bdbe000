import JourneyCore

/// Finds out values.
extension Renderer {
    func evaluate(
        _ filtered: FilteredExpression,
        at offset: Int
    ) throws(RenderError) -> Datum {
        var value = try evaluate(filtered.expression, at: offset)
        for call in filtered.filters {
            value = try apply(call, to: value)
        }
        return value
    }

    private func apply(_ call: FilterCall, to value: Datum) throws(RenderError) -> Datum {
        var arguments = FilterArguments(positional: [], named: [:])
        for argument in call.arguments {
            arguments.positional.append(try evaluate(argument, at: call.offset))
        }
        for argument in call.named {
            arguments.named[argument.name] = try evaluate(argument.value, at: call.offset)
        }
        return try placed(call.offset) { () throws(FilterFailure) in
            try spend(1 + value.size / 64)
            let result = try call.filter.apply(value, arguments, self)
            try spend(bytes: result.size)
            return result
        }
    }

    func evaluate(_ expression: Expression, at offset: Int) throws(RenderError) -> Datum {
        switch expression {
        case .literal(let value): return .value(value)
        case .empty: return .empty
        case .blank: return .blank
        case .path(let path): return try evaluate(path, at: offset)
        case .range(let lower, let upper):
            let first = Self.bound(try evaluate(lower, at: offset))
            return .range(
                IntegerRange(lower: first, upper: Self.bound(try evaluate(upper, at: offset)))
            )
        }
    }

    /// As the end of a range: fractions are cut off, what is no number is 0.
    private static func bound(_ datum: Datum) -> Int64 {
        guard let number = datum.parsedNumber else { return 0 }
        switch number {
        case .whole(let whole): return Int64(clamping: whole)
        case .fraction(let decimal):
            let cut = decimal.coefficient / ExactDecimal.power(decimal.scale)
            return Int64(clamping: cut)
        case .float(let float): return float < 0 ? .min : float > 0 ? .max : 0
        }
    }

    // MARK: Paths

    private func evaluate(_ path: Path, at offset: Int) throws(RenderError) -> Datum {
        var found: Datum?
        switch path.root {
        case .name(let name): found = root(name)
        case .computed(let expression):
            if let name = try evaluate(expression, at: offset).string { found = root(name) }
        }
        for step in path.steps {
            guard let value = found else { break }
            switch step {
            case .name(let name): found = value.member(name)
            case .index(let expression):
                found = value.element(try evaluate(expression, at: offset))
            }
        }
        if found == nil { noteUndefined(path.text) }
        return found ?? .null
    }

    private func root(_ name: String) -> Datum? {
        names[name] ?? scope[name].map { .value($0) }
    }

    // MARK: Conditions

    func holds(_ condition: Condition) throws(RenderError) -> Bool {
        var truth = try holds(condition.first, at: condition.offset)
        // From the right: once a joint is decided, nothing after it matters.
        for (joint, test) in condition.rest {
            switch joint {
            case .and where !truth: return false
            case .or where truth: return true
            case .and, .or: truth = try holds(test, at: condition.offset)
            }
        }
        return truth
    }

    private func holds(_ test: Condition.Test, at offset: Int) throws(RenderError) -> Bool {
        let left = try evaluate(test.left, at: offset)
        guard let (comparison, expression) = test.comparison else { return left.isTrue }
        let right = try evaluate(expression, at: offset)
        try placed(offset) { () throws(FilterFailure) in
            try spend(1 + (left.size + right.size) / 64)
        }
        switch comparison {
        case .equal: return left.equals(right)
        case .notEqual: return !left.equals(right)
        case .contains: return left.contains(right)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: break
        }
        let order: Order?
        do throws(IncomparableKinds) {
            order = try left.order(right)
        } catch {
            throw failed(
                FilterFailure(
                    message: "can't compare \(error.left) with \(error.right)",
                    help: "make a number of a text with '| plus: 0', in an assign before"
                ),
                at: offset
            )
        }
        switch (comparison, order) {
        case (.less, .less), (.lessOrEqual, .less), (.lessOrEqual, .same), (.greater, .greater),
            (.greaterOrEqual, .greater), (.greaterOrEqual, .same):
            return true
        case (.less, _), (.lessOrEqual, _), (.greater, _), (.greaterOrEqual, _), (.equal, _),
            (.notEqual, _), (.contains, _):
            return false
        }
    }
}
