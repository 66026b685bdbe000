extension Evaluator {
    func value(named name: String) throws(EvaluationError) -> Value {
        guard let value = scope.value(named: name) else { throw .unknownName(name) }
        return value
    }

    func member(_ field: String, of root: String) throws(EvaluationError) -> Value {
        switch scope.member(field, of: root) {
        case .found(let value): return value
        case .missing: throw .missing("\(root).\(field)")
        case .unknownRoot: throw .unknownName(root)
        }
    }

    func hasMember(_ field: String, of root: String) throws(EvaluationError) -> Bool {
        switch scope.member(field, of: root) {
        case .found: return true
        case .missing: return false
        case .unknownRoot: throw .unknownName(root)
        }
    }

    mutating func value(at name: QualifiedName) throws(EvaluationError) -> Value {
        for candidate in name.candidates {
            try charge(1)
            guard var value = scope.value(named: candidate.name) else { continue }
            for field in candidate.fields {
                value = try select(field, from: value, path: name.text)
            }
            return value
        }
        guard let type = name.type else { throw .unknownName(name.text) }
        return .type(type)
    }

    mutating func select(
        _ field: String,
        from operand: ExpressionNode
    ) throws(EvaluationError) -> Value {
        let value = try value(of: operand)
        if case .map(let map) = value, let member = map[field] { return member }
        return try select(field, from: value, path: operand.path.map { "\($0).\(field)" } ?? field)
    }

    mutating func has(
        _ field: String,
        in operand: ExpressionNode
    ) throws(EvaluationError) -> Bool {
        let value = try value(of: operand)
        guard case .map(let map) = value else {
            throw .noSuchOverload("field '\(field)' of a value of type \(value.typeName)")
        }
        return map[field] != nil
    }

    private func select(
        _ field: String,
        from value: Value,
        path: String
    ) throws(EvaluationError) -> Value {
        guard case .map(let map) = value else {
            throw .noSuchOverload("field '\(field)' of a value of type \(value.typeName)")
        }
        guard let member = map[field] else { throw .missing(path) }
        return member
    }
}
