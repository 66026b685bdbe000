extension Evaluator {
    /// A function of the language on its arguments, of which the compiler has checked the number.
    mutating func result(
        of function: Builtin,
        _ nodes: [ExpressionNode]
    ) throws(EvaluationError) -> Value {
        guard let node = nodes.first else { throw .noSuchOverload("\(function.rawValue)()") }
        let first = try value(of: node)
        var second: Value?
        if nodes.count > 1 { second = try value(of: nodes[1]) }
        switch function {
        case .size: return try size(of: first)
        case .contains, .startsWith, .endsWith, .matches:
            return .bool(try compare(function, first, second))
        case .int: return try integer(first)
        case .uint: return try unsigned(first)
        case .double: return try double(first)
        case .string: return try string(first)
        case .bytes: return try bytes(first)
        case .bool: return try bool(first)
        case .timestamp: return try timestamp(first)
        case .duration: return try duration(first)
        case .type: return .type(first.typeName)
        case .dyn: return first
        case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear,
            .getHours, .getMinutes, .getSeconds, .getMilliseconds:
            return .int(try part(function, of: first, zone: second))
        }
    }

    /// `text` against a pattern that was compiled at load.
    mutating func matches(_ text: Value, _ pattern: Pattern) throws(EvaluationError) -> Bool {
        guard case .string(let string) = text else {
            throw .noSuchOverload("\(text.typeName).matches(string)")
        }
        guard let isMatch = pattern.matches(string, steps: &steps) else { throw .budget }
        return isMatch
    }

    private mutating func size(of value: Value) throws(EvaluationError) -> Value {
        switch value {
        case .string(let text):
            try charge(text.utf8.count / 16)
            return .int(Int64(text.unicodeScalars.count))
        case .bytes(let bytes): return .int(Int64(bytes.count))
        case .list(let list): return .int(Int64(list.count))
        case .map(let map): return .int(Int64(map.count))
        case .null, .bool, .int, .uint, .double, .timestamp, .duration, .type:
            throw .noSuchOverload("size(\(value.typeName))")
        }
    }

    /// The functions that ask something of two texts.
    private mutating func compare(
        _ function: Builtin,
        _ first: Value,
        _ second: Value?
    ) throws(EvaluationError) -> Bool {
        guard case .string(let text) = first, case .string(let part)? = second else {
            let other = second?.typeName ?? ""
            throw .noSuchOverload("\(first.typeName).\(function.rawValue)(\(other))")
        }
        try charge(text.utf8.count / 16)
        if function == .startsWith { return text.utf8.starts(with: part.utf8) }
        if function == .endsWith { return text.utf8.reversed().starts(with: part.utf8.reversed()) }
        if function == .contains { return try contains(part, in: text) }
        try charge(part.utf8.count)
        switch Pattern.compile(part) {
        case .success(let pattern): return try matches(first, pattern)
        case .failure(let error): throw .invalidArgument("\(error)")
        }
    }

    private mutating func contains(_ part: String, in text: String) throws(EvaluationError) -> Bool
    {
        let (haystack, needle) = (Array(text.utf8), Array(part.utf8))
        guard let first = needle.first else { return true }
        guard haystack.count >= needle.count else { return false }
        for start in 0...(haystack.count - needle.count) where haystack[start] == first {
            try charge(1)
            let candidate = haystack[start..<(start + needle.count)]
            if candidate.elementsEqual(needle) { return true }
        }
        return false
    }
}
