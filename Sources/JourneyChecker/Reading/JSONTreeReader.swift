/// Reads one JSON value from bytes; refuses what RFC 8259 refuses, and more than 64 levels.
struct JSONTreeReader {
    /// Why and at which byte a text is not JSON.
    struct Failure: Error, CustomStringConvertible {
        var reason: String
        var offset: Int

        var description: String { "\(reason) at byte \(offset + 1)" }
    }

    private let bytes: ArraySlice<UInt8>
    private var index: Int
    private var depth = 0

    static func read(_ bytes: ArraySlice<UInt8>) throws(Failure) -> JSONTree {
        var reader = JSONTreeReader(bytes)
        let tree = try reader.value()
        reader.skipSpace()
        guard reader.index == bytes.endIndex else { throw reader.failure("text after the value") }
        return tree
    }

    private init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    private func failure(_ reason: String) -> Failure {
        Failure(reason: reason, offset: index - bytes.startIndex)
    }

    private var current: UInt8? {
        index < bytes.endIndex ? bytes[index] : nil
    }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
            index += 1
        }
    }

    private mutating func value() throws(Failure) -> JSONTree {
        skipSpace()
        switch current {
        case UInt8(ascii: "{"):
            return .object(try object())
        case UInt8(ascii: "["):
            return .array(try array())
        case UInt8(ascii: "\""):
            return .string(try string())
        case UInt8(ascii: "t"):
            return try word("true", means: .bool(true))
        case UInt8(ascii: "f"):
            return try word("false", means: .bool(false))
        case UInt8(ascii: "n"):
            return try word("null", means: .null)
        case nil:
            throw failure("the text ends too early")
        default:
            return .number(try number())
        }
    }

    private mutating func word(_ word: String, means tree: JSONTree) throws(Failure) -> JSONTree {
        guard bytes[index...].starts(with: word.utf8) else { throw failure("an unknown word") }
        index += word.utf8.count
        return tree
    }

    private mutating func enter() throws(Failure) {
        depth += 1
        guard depth <= 64 else { throw failure("more than 64 levels") }
        index += 1
        skipSpace()
    }

    private mutating func object() throws(Failure) -> [JSONMember] {
        try enter()
        defer { depth -= 1 }
        var members: [JSONMember] = []
        if take("}") { return members }
        repeat {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw failure("a key is missing") }
            let key = try string()
            guard !members.contains(where: { $0.key == key }) else {
                throw failure("the key '\(key)' stands twice")
            }
            guard take(":") else { throw failure("a ':' is missing") }
            members.append(JSONMember(key: key, value: try value()))
        } while take(",")
        guard take("}") else { throw failure("a '}' is missing") }
        return members
    }

    private mutating func array() throws(Failure) -> [JSONTree] {
        try enter()
        defer { depth -= 1 }
        var items: [JSONTree] = []
        if take("]") { return items }
        repeat {
            items.append(try value())
        } while take(",")
        guard take("]") else { throw failure("a ']' is missing") }
        return items
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
        skipSpace()
        guard current == UInt8(ascii: mark) else { return false }
        index += 1
        return true
    }

    private mutating func number() throws(Failure) -> String {
        let start = index
        _ = accept("-")
        if !accept("0") {
            guard digits() else { throw failure("not a JSON value") }
        }
        if accept(".") {
            guard digits() else { throw failure("a digit is missing") }
        }
        if accept("e") || accept("E") {
            if !accept("+") { _ = accept("-") }
            guard digits() else { throw failure("a digit is missing") }
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func accept(_ mark: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: mark) else { return false }
        index += 1
        return true
    }

    private mutating func digits() -> Bool {
        let start = index
        while let byte = current, (0x30...0x39).contains(byte) { index += 1 }
        return index > start
    }

    private mutating func string() throws(Failure) -> String {
        index += 1
        let start = index
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"),
            byte >= 0x20
        {
            index += 1
        }
        if current == UInt8(ascii: "\"") {
            index += 1
            return String(decoding: bytes[start..<index - 1], as: UTF8.self)
        }
        return try escapedString(from: start)
    }

    /// The slow way, for strings with escapes: `index` stands at the first of them.
    private mutating func escapedString(from start: Int) throws(Failure) -> String {
        var units = Array(bytes[start..<index])
        while let byte = current {
            index += 1
            switch byte {
            case UInt8(ascii: "\""):
                return String(decoding: units, as: UTF8.self)
            case UInt8(ascii: "\\"):
                try escape(into: &units)
            case 0..<0x20:
                throw failure("a control character in a string")
            default:
                units.append(byte)
            }
        }
        throw failure("a string without an end")
    }

    private mutating func escape(into units: inout [UInt8]) throws(Failure) {
        guard let byte = current else { throw failure("a string without an end") }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(byte)
        case UInt8(ascii: "b"): units.append(0x08)
        case UInt8(ascii: "f"): units.append(0x0C)
        case UInt8(ascii: "n"): units.append(0x0A)
        case UInt8(ascii: "r"): units.append(0x0D)
        case UInt8(ascii: "t"): units.append(0x09)
        case UInt8(ascii: "u"):
            units.append(contentsOf: Array(String(try scalar()).utf8))
        default:
            throw failure("an unknown escape")
        }
    }

    private mutating func scalar() throws(Failure) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard accept("\\"), accept("u") else { throw failure("half of a surrogate pair") }
        let second = try hexadecimal()
        guard (0xD800..<0xDC00).contains(first), (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw failure("half of a surrogate pair") }
        return scalar
    }

    private mutating func hexadecimal() throws(Failure) -> UInt32 {
        guard bytes.endIndex - index >= 4,
            let number = UInt32(
                String(decoding: bytes[index..<index + 4], as: UTF8.self),
                radix: 16
            )
        else { throw failure("not four hexadecimal digits") }
        index += 4
        return number
    }
}
