extension Evaluator {
    func integer(_ value: Value) throws(EvaluationError) -> Value {
        switch value {
        case .int: return value
        case .uint(let number):
            guard let integer = Int64(exactly: number) else { throw .range("int(\(number)u)") }
            return .int(integer)
        case .double(let number):
            // Neither end of the range is exact as a double, so neither is taken.
            guard number > -0x1p63, number < 0x1p63 else { throw .range("int(\(number))") }
            return .int(Int64(number))
        case .string(let text):
            guard let integer = Int64(text) else { throw Self.invalid("int", text) }
            return .int(integer)
        case .timestamp(let instant): return .int(instant.seconds)
        case .null, .bool, .bytes, .list, .map, .duration, .type:
            throw .noSuchOverload("int(\(value.typeName))")
        }
    }

    func unsigned(_ value: Value) throws(EvaluationError) -> Value {
        switch value {
        case .uint: return value
        case .int(let number):
            guard let unsigned = UInt64(exactly: number) else { throw .range("uint(\(number))") }
            return .uint(unsigned)
        case .double(let number):
            guard number >= 0, number < 0x1p64 else { throw .range("uint(\(number))") }
            return .uint(UInt64(number))
        case .string(let text):
            guard let unsigned = UInt64(text) else { throw Self.invalid("uint", text) }
            return .uint(unsigned)
        case .null, .bool, .bytes, .list, .map, .timestamp, .duration, .type:
            throw .noSuchOverload("uint(\(value.typeName))")
        }
    }

    func double(_ value: Value) throws(EvaluationError) -> Value {
        switch value {
        case .double: return value
        case .int(let number): return .double(Double(number))
        case .uint(let number): return .double(Double(number))
        case .string(let text):
            guard let number = Double(text) else { throw Self.invalid("double", text) }
            return .double(number)
        case .null, .bool, .bytes, .list, .map, .timestamp, .duration, .type:
            throw .noSuchOverload("double(\(value.typeName))")
        }
    }

    mutating func string(_ value: Value) throws(EvaluationError) -> Value {
        switch value {
        case .string: return value
        case .bool(let isTrue): return .string(isTrue ? "true" : "false")
        case .int(let number): return .string(String(number))
        case .uint(let number): return .string(String(number))
        case .double(let number): return .string(DecimalText.text(of: number))
        case .bytes(let bytes):
            try charge(bytes.count / 16)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw .invalidArgument("string() of bytes that are not UTF-8")
            }
            return .string(text)
        case .timestamp(let instant): return .string(instant.description)
        case .duration(let duration): return .string(duration.description)
        case .null, .list, .map, .type: throw .noSuchOverload("string(\(value.typeName))")
        }
    }

    mutating func bytes(_ value: Value) throws(EvaluationError) -> Value {
        if case .bytes = value { return value }
        guard case .string(let text) = value else {
            throw .noSuchOverload("bytes(\(value.typeName))")
        }
        try charge(text.utf8.count / 16)
        return .bytes(Array(text.utf8))
    }

    func bool(_ value: Value) throws(EvaluationError) -> Value {
        if case .bool = value { return value }
        guard case .string(let text) = value else {
            throw .noSuchOverload("bool(\(value.typeName))")
        }
        switch text {
        case "true", "True", "TRUE", "t", "T", "1": return .bool(true)
        case "false", "False", "FALSE", "f", "F", "0": return .bool(false)
        default: throw Self.invalid("bool", text)
        }
    }

    func timestamp(_ value: Value) throws(EvaluationError) -> Value {
        switch value {
        case .timestamp: return value
        case .int(let seconds):
            guard ExactTimestamp.secondsRange.contains(seconds) else {
                throw .range("timestamp(\(seconds))")
            }
            return .timestamp(ExactTimestamp(seconds: seconds))
        case .string(let text):
            guard let instant = ExactTimestamp(text) else { throw Self.invalid("timestamp", text) }
            return .timestamp(instant)
        case .null, .bool, .uint, .double, .bytes, .list, .map, .duration, .type:
            throw .noSuchOverload("timestamp(\(value.typeName))")
        }
    }

    func duration(_ value: Value) throws(EvaluationError) -> Value {
        if case .duration = value { return value }
        guard case .string(let text) = value else {
            throw .noSuchOverload("duration(\(value.typeName))")
        }
        guard let duration = ExactDuration(text) else { throw Self.invalid("duration", text) }
        return .duration(duration)
    }

    private static func invalid(_ function: String, _ text: String) -> EvaluationError {
        .invalidArgument("\(function)('\(text)')")
    }
}
