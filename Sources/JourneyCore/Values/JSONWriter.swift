extension Value {
    /// The value as one line of JSON; equal values give equal bytes.
    ///
    /// Members keep their order. What JSON can say comes back as the same value and kind. The rest
    /// follows the JSON mapping of Protocol Buffers and comes back as text: bytes in base64, an
    /// instant in RFC 3339, a length of time in seconds (`"1.5s"`), a type by its name, and a key
    /// that is no text by what it says. A `.uint` that fits comes back as `.int`, and a number that
    /// is not finite as `null`.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.reserveCapacity(256)
        writer.write(self)
        return writer.bytes
    }

    /// ``json`` as text.
    package var jsonText: String {
        String(decoding: json, as: UTF8.self)
    }
}

/// Writes JSON without spaces, piece by piece, for those who have no ``Value`` at hand.
///
/// The caller sees to the grammar: that brackets match and that names and values take turns.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func reserveCapacity(_ count: Int) {
        bytes.reserveCapacity(count)
    }

    package mutating func write(_ value: Value) {
        switch value {
        case .null: write(verbatim: "null")
        case .bool(let flag): write(verbatim: flag ? "true" : "false")
        case .int(let number): write(verbatim: String(number))
        case .uint(let number): write(verbatim: String(number))
        case .double(let number): write(number)
        case .string(let text), .type(let text): write(text)
        case .bytes(let bytes): write(Base64.text(of: bytes))
        case .list(let values): write(values)
        case .map(let map): write(map)
        case .timestamp(let instant): write(Self.text(of: instant))
        case .duration(let duration): write(Self.text(of: duration))
        }
    }

    /// Punctuation, or JSON that is already written.
    package mutating func write(verbatim text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// `text` as a string, in quotes and with escapes.
    package mutating func write(_ text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { units in
            // Whole stretches without escapes are copied at once; most strings are one.
            var start = 0
            for (position, unit) in units.enumerated() where Self.needsEscape(unit) {
                bytes.append(contentsOf: units[start..<position])
                writeEscape(of: unit)
                start = position + 1
            }
            bytes.append(contentsOf: units[start...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// The shortest text that reads back as the same number, always with a point or an exponent.
    package mutating func write(_ number: Double) {
        write(verbatim: number.isFinite ? number.description : "null")
    }

    private mutating func write(_ values: [Value]) {
        bytes.append(UInt8(ascii: "["))
        for (position, value) in values.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            write(value)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private mutating func write(_ map: ValueMap) {
        bytes.append(UInt8(ascii: "{"))
        for (position, entry) in map.entries.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            writeName(entry.key)
            bytes.append(UInt8(ascii: ":"))
            write(entry.value)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private mutating func writeName(_ key: Value) {
        if case .string(let name) = key { return write(name) }
        let text = key.jsonText
        write(text.hasPrefix("\"") ? String(text.dropFirst().dropLast()) : text)
    }

    private static func text(of instant: ExactTimestamp) -> String {
        let fields = RFC3339(seconds: instant.seconds, nanoseconds: instant.nanoseconds)
        return fields.text(fractionDigits: fractionDigits(of: instant.nanoseconds))
    }

    private static func text(of duration: ExactDuration) -> String {
        let isNegative = duration.seconds < 0 || duration.nanoseconds < 0
        let nanoseconds = duration.nanoseconds.magnitude
        let digits = fractionDigits(of: Int32(nanoseconds))
        let fraction = String(String(1_000_000_000 + nanoseconds).dropFirst().prefix(digits))
        let seconds = "\(isNegative ? "-" : "")\(duration.seconds.magnitude)"
        return digits == 0 ? "\(seconds)s" : "\(seconds).\(fraction)s"
    }

    /// As few groups of three as show all of it.
    private static func fractionDigits(of nanoseconds: Int32) -> Int {
        if nanoseconds == 0 { return 0 }
        if nanoseconds.isMultiple(of: 1_000_000) { return 3 }
        return nanoseconds.isMultiple(of: 1_000) ? 6 : 9
    }

    private static func needsEscape(_ unit: UInt8) -> Bool {
        unit < 0x20 || unit == UInt8(ascii: "\"") || unit == UInt8(ascii: "\\")
    }

    private mutating func writeEscape(of byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): write(verbatim: "\\\"")
        case UInt8(ascii: "\\"): write(verbatim: "\\\\")
        case 0x08: write(verbatim: "\\b")
        case 0x09: write(verbatim: "\\t")
        case 0x0a: write(verbatim: "\\n")
        case 0x0c: write(verbatim: "\\f")
        case 0x0d: write(verbatim: "\\r")
        default:
            write(verbatim: byte < 0x10 ? "\\u000" : "\\u00")
            write(verbatim: String(byte, radix: 16))
        }
    }
}
