extension Evaluator {
    mutating func element(
        of operand: ExpressionNode,
        at index: ExpressionNode
    ) throws(EvaluationError) -> Value {
        let collection = try value(of: operand)
        let key = try value(of: index)
        if case .list(let list) = collection { return try element(of: list, at: key) }
        guard case .map(let map) = collection else {
            throw .noSuchOverload("\(collection.typeName)[\(key.typeName)]")
        }
        guard let value = try lookUp(key, in: map) else { throw .noSuchKey(Self.text(of: key)) }
        return value
    }

    mutating func contains(
        _ element: Value,
        in collection: Value
    ) throws(EvaluationError) -> Bool {
        if case .list(let list) = collection {
            for candidate in list {
                try charge(1)
                if candidate.isEqual(to: element, steps: &steps) { return true }
            }
            try charge(0)  // A comparison that ran out of steps has answered `false`.
            return false
        }
        guard case .map(let map) = collection else {
            throw .noSuchOverload("\(element.typeName) in \(collection.typeName)")
        }
        return try lookUp(element, in: map) != nil
    }

    mutating func map(
        of entries: [ExpressionNode.MapEntry]
    ) throws(EvaluationError) -> Value {
        var pairs: [ValueMap.Entry] = []
        pairs.reserveCapacity(entries.count)
        for entry in entries {
            let key = try value(of: entry.key)
            switch key {
            case .bool, .int, .uint, .string: break
            case .null, .double, .bytes, .list, .map, .timestamp, .duration, .type:
                throw .invalidArgument("a map can't have a key of type \(key.typeName)")
            }
            try charge(pairs.count / 8)
            guard !pairs.contains(where: { $0.key.isEqual(to: key) }) else {
                throw .invalidArgument("the key \(Self.text(of: key)) is repeated")
            }
            pairs.append(ValueMap.Entry(key: key, value: try value(of: entry.value)))
        }
        return .map(ValueMap(pairs))
    }

    private mutating func lookUp(
        _ key: Value,
        in map: ValueMap
    ) throws(EvaluationError) -> Value? {
        if case .string(let name) = key { return map[name] }
        try charge(map.count)
        return map.value(at: key)
    }

    private func element(of list: [Value], at key: Value) throws(EvaluationError) -> Value {
        let index: Int?
        switch key {
        case .int(let number): index = Int(exactly: number)
        case .uint(let number): index = Int(exactly: number)
        case .double(let number): index = Int(exactly: number)
        case .null, .bool, .string, .bytes, .list, .map, .timestamp, .duration, .type: index = nil
        }
        guard let index else {
            throw .invalidArgument("a list can't be indexed by \(Self.text(of: key))")
        }
        guard list.indices.contains(index) else {
            throw .invalidArgument("index \(index) is outside a list of \(list.count)")
        }
        return list[index]
    }

    /// How a key is shown in an error.
    static func text(of key: Value) -> String {
        switch key {
        case .null: "null"
        case .bool(let isTrue): "\(isTrue)"
        case .int(let number): "\(number)"
        case .uint(let number): "\(number)u"
        case .double(let number): "\(number)"
        case .string(let text): "'\(text)'"
        case .bytes, .list, .map, .timestamp, .duration, .type: "a value of type \(key.typeName)"
        }
    }
}
