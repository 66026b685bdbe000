import JourneyCore

extension Datum {
    /// As output writes it: lists joined, nil as nothing.
    var outputText: String {
        if case .value(let value) = self { return value.templateText }
        return text
    }

    /// As filters take it for a text: lists in brackets.
    var text: String {
        switch self {
        case .value(.list(let items)): Value.list(items).inspected
        case .value(let value): value.templateText
        case .marked(let text, _): text
        case .range(let range): "\(range.lower)..\(range.upper)"
        case .empty, .blank: ""
        case .loop: "forloop"
        }
    }
}

extension Value {
    /// As output writes it: lists joined, nil as nothing.
    var templateText: String {
        switch self {
        case .null: ""
        case .bool(let truth): truth ? "true" : "false"
        case .int(let number): String(number)
        case .uint(let number): String(number)
        case .double(let number): number.templateText
        case .string(let text): text
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .list(let items): items.reduce(into: "") { $0 += $1.templateText }
        case .map: inspected
        case .timestamp(let instant): CalendarDate(utc: instant).rfc3339
        case .duration(let duration): "\(duration.seconds)s"
        case .type(let name): name
        }
    }

    /// As it stands inside the text of a map: `{"a"=>1}`.
    fileprivate var inspected: String {
        switch self {
        case .null: return "nil"
        case .string(let text):
            let quoted = text.replacingAll("\\", with: "\\\\").replacingAll("\"", with: "\\\"")
            return "\"\(quoted)\""
        case .list(let items):
            return "[" + items.map(\.inspected).joined(separator: ", ") + "]"
        case .map(let map):
            let pairs = map.entries.map { "\($0.key.inspected)=>\($0.value.inspected)" }
            return "{" + pairs.joined(separator: ", ") + "}"
        case .bool, .int, .uint, .double, .bytes, .timestamp, .duration, .type:
            return templateText
        }
    }
}

extension Double {
    /// The shortest digits that give the number back, always with a fraction: `5.0`, `1.0e+20`.
    var templateText: String {
        if isNaN { return "NaN" }
        if isInfinite { return self < 0 ? "-Infinity" : "Infinity" }
        let digits = description
        guard let exponent = digits.firstIndex(of: "e") else { return digits }
        let mantissa = digits[..<exponent]
        return mantissa.contains(".") ? digits : "\(mantissa).0\(digits[exponent...])"
    }
}
