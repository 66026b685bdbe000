extension Value {
    /// As a key of an enrollment or the name of a business object; `nil` for what names nothing.
    package var keyText: String? {
        switch self {
        case .string(let text): text
        case .int(let number): String(number)
        case .uint(let number): String(number)
        case .bool(let flag): flag ? "true" : "false"
        case .double(let number):
            // JSON of some senders writes every number as a fraction.
            number == number.rounded() && abs(number) < 1e15
                ? String(Int64(number)) : String(number)
        case .null, .bytes, .list, .map, .timestamp, .duration, .type: nil
        }
    }

    package var number: Double? {
        switch self {
        case .int(let number): Double(number)
        case .uint(let number): Double(number)
        case .double(let number): number
        case .null, .bool, .string, .bytes, .list, .map, .timestamp, .duration, .type: nil
        }
    }
}
