extension Value {
    /// Reads one JSON text (RFC 8259), all of it, as UTF-8.
    ///
    /// Integers that fit become `.int`, larger ones `.uint`, and beyond 64 bits `.double`; numbers
    /// with a fraction or an exponent are `.double`. Of members with one name the last counts, at
    /// the place of the first. Names are the same when their bytes are.
    package init(
        json bytes: some Collection<UInt8>,
        limits: JSONLimits = .standard
    ) throws(JSONError) {
        self = try JSONReader.read(bytes, limits: limits)
    }

    package init(json text: String, limits: JSONLimits = .standard) throws(JSONError) {
        self = try JSONReader.read(text.utf8, limits: limits)
    }
}

/// Builds a ``Value`` in one pass over the bytes.
struct JSONReader {
    private var scanner: JSONScanner
    private let limits: JSONLimits
    private var nodes = 0
    /// Whether a name stood twice in an object.
    private(set) var hasRepeatedNames = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, limits: JSONLimits) {
        scanner = JSONScanner(bytes)
        self.limits = limits
    }

    static func read(
        _ bytes: some Collection<UInt8>,
        limits: JSONLimits
    ) throws(JSONError) -> Value {
        let result = withContiguousBytes(of: bytes) { buffer in
            Result { () throws(JSONError) -> Value in
                var reader = JSONReader(buffer, limits: limits)
                return try reader.read()
            }
        }
        return try result.get()
    }

    static func withContiguousBytes<Answer>(
        of bytes: some Collection<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>) -> Answer
    ) -> Answer {
        bytes.withContiguousStorageIfAvailable(body) ?? Array(bytes).withUnsafeBufferPointer(body)
    }

    mutating func read() throws(JSONError) -> Value {
        guard scanner.bytes.count <= limits.bytes else {
            throw JSONError(.tooLong(limit: limits.bytes), at: limits.bytes)
        }
        guard !scanner.bytes.starts(with: [0xef, 0xbb, 0xbf]) else {
            throw scanner.error(.byteOrderMark)
        }
        scanner.skipSpace()
        guard !scanner.isAtEnd else { throw scanner.error(.empty) }
        let value = try readValue(depth: 0)
        scanner.skipSpace()
        guard scanner.isAtEnd else { throw scanner.error(.trailing) }
        return value
    }

    /// `depth` counts the containers around the value.
    mutating func readValue(depth: Int) throws(JSONError) -> Value {
        nodes += 1
        guard nodes <= limits.nodes else {
            throw scanner.error(.tooManyValues(limit: limits.nodes))
        }
        switch scanner.peek {
        case UInt8(ascii: "\""):
            return .string(try scanner.takeString().decoded())
        case UInt8(ascii: "{"):
            return .map(try readObject(depth: depth + 1))
        case UInt8(ascii: "["):
            return .list(try readArray(depth: depth + 1))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try readNumber()
        case UInt8(ascii: "t"):
            try scanner.takeWord("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try scanner.takeWord("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try scanner.takeWord("null")
            return .null
        default:
            throw scanner.unexpected("a value")
        }
    }

    private mutating func readNumber() throws(JSONError) -> Value {
        let start = scanner.offset
        let number = try scanner.takeNumber()
        guard let value = number.value(in: scanner.bytes) else {
            throw JSONError(.numberTooLarge, at: start)
        }
        return value
    }

    private mutating func readArray(depth: Int) throws(JSONError) -> [Value] {
        guard depth <= limits.depth else { throw scanner.error(.tooDeep(limit: limits.depth)) }
        scanner.offset += 1
        scanner.skipSpace()
        var values: [Value] = []
        if scanner.peek == UInt8(ascii: "]") {
            scanner.offset += 1
            return values
        }
        while true {
            values.append(try readValue(depth: depth))
            scanner.skipSpace()
            if scanner.peek == UInt8(ascii: "]") {
                scanner.offset += 1
                return values
            }
            try scanner.take(UInt8(ascii: ","), "',' or ']'")
            scanner.skipSpace()
        }
    }

    private mutating func readObject(depth: Int) throws(JSONError) -> ValueMap {
        guard depth <= limits.depth else { throw scanner.error(.tooDeep(limit: limits.depth)) }
        scanner.offset += 1
        scanner.skipSpace()
        var members = JSONMembers()
        if scanner.peek == UInt8(ascii: "}") {
            scanner.offset += 1
            return ValueMap()
        }
        while true {
            let name = try scanner.takeString().decoded()
            scanner.skipSpace()
            try scanner.take(UInt8(ascii: ":"), "':' after a name")
            scanner.skipSpace()
            let isRepeated = members.set(name, try readValue(depth: depth))
            if isRepeated { hasRepeatedNames = true }
            scanner.skipSpace()
            if scanner.peek == UInt8(ascii: "}") {
                scanner.offset += 1
                return ValueMap(members.entries)
            }
            try scanner.take(UInt8(ascii: ","), "',' or '}'")
            scanner.skipSpace()
        }
    }
}
