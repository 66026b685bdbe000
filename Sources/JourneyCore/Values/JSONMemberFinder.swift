/// Finds one member of an object and steps over the others, which it trusts to be well formed.
///
/// Malformed bytes end the search; they can't lead it outside the buffer or round in circles,
/// because every step moves forward and no read goes unchecked.
struct JSONMemberFinder {
    private var scanner: JSONScanner

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        scanner = JSONScanner(bytes)
    }

    mutating func value(of name: UnsafeBufferPointer<UInt8>) throws(JSONError) -> Value? {
        scanner.skipSpace()
        try scanner.take(UInt8(ascii: "{"), "'{'")
        scanner.skipSpace()
        while scanner.peek == UInt8(ascii: "\"") {
            let isWanted = try scanner.takeString().equals(name)
            scanner.skipSpace()
            try scanner.take(UInt8(ascii: ":"), "':'")
            scanner.skipSpace()
            let start = scanner.offset
            try skipValue()
            if isWanted { return try value(from: start) }
            scanner.skipSpace()
            guard scanner.peek == UInt8(ascii: ",") else { return nil }
            scanner.offset += 1
            scanner.skipSpace()
        }
        return nil
    }

    private func value(from start: Int) throws(JSONError) -> Value {
        let text = UnsafeBufferPointer(rebasing: scanner.bytes[start..<scanner.offset])
        let limits = JSONLimits(depth: JSONLimits.depthMax, nodes: .max, bytes: .max)
        var reader = JSONReader(text, limits: limits)
        return try reader.read()
    }

    private mutating func skipValue() throws(JSONError) {
        var depth = 0
        repeat {
            switch scanner.peek {
            case UInt8(ascii: "\""):
                _ = try scanner.takeString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                scanner.offset += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                guard depth >= 0 else { throw scanner.unexpected("a value") }
                scanner.offset += 1
            default:
                try skipPlain(isNested: depth > 0)
            }
        } while depth > 0
    }

    /// A number, a word, or inside a container whatever lies between its strings and brackets.
    private mutating func skipPlain(isNested: Bool) throws(JSONError) {
        let start = scanner.offset
        while !scanner.isAtEnd {
            switch scanner.peek {
            case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["),
                UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard scanner.offset > start else { throw scanner.unexpected("a value") }
                return
            case UInt8(ascii: ","), 0x20, 0x0a, 0x0d, 0x09:
                guard isNested else {
                    guard scanner.offset > start else { throw scanner.unexpected("a value") }
                    return
                }
                scanner.offset += 1
            default:
                scanner.offset += 1
            }
        }
        throw scanner.error(.truncated)
    }
}
