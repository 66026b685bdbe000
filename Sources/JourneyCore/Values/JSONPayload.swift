/// An object as JSON bytes, as events' properties and profiles are stored: decoded on demand.
///
/// Most rules read one member, so looking one up walks over the bytes and decodes that one alone.
///
/// ```swift
/// let payload = try JSONPayload(parsing: body)
/// payload["total"]  // .int(7400)
/// ```
package struct JSONPayload: Hashable, Sendable {
    /// One JSON object in UTF-8 in which no name stands twice.
    package let bytes: [UInt8]

    /// Takes what was ``bytes`` of a payload before, and does not check it again.
    ///
    /// Should a row be damaged, members are missing, and nothing worse.
    package init(stored bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Checks what the world sent: one JSON object within `limits`.
    ///
    /// The bytes are kept as they are, unless a name stands twice in an object: then they are
    /// written anew with the last of each.
    package init(
        parsing bytes: [UInt8],
        limits: JSONLimits = .standard
    ) throws(JSONError) {
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(JSONError) -> JSONPayload in
                var reader = JSONReader(buffer, limits: limits)
                let value = try reader.read()
                guard case .map = value else { throw Self.notAnObject(buffer) }
                return JSONPayload(stored: reader.hasRepeatedNames ? value.json : bytes)
            }
        }
        self = try result.get()
    }

    package init(_ map: ValueMap) {
        self.init(stored: Value.map(map).json)
    }

    package static let empty = Self(stored: [UInt8(ascii: "{"), UInt8(ascii: "}")])

    /// The whole object; an empty one if the bytes are damaged.
    package var map: ValueMap {
        guard
            case .map(let map)? = try? Value(
                json: bytes,
                limits: JSONLimits(depth: JSONLimits.depthMax, nodes: .max, bytes: .max)
            )
        else { return ValueMap() }
        return map
    }

    package var value: Value { .map(map) }

    /// One member of the object, without decoding the others; `nil` when there is none.
    package subscript(_ name: String) -> Value? {
        var name = name
        return name.withUTF8 { name in
            bytes.withUnsafeBufferPointer { buffer in
                var finder = JSONMemberFinder(buffer)
                return try? finder.value(of: name)
            }
        }
    }

    private static func notAnObject(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONError {
        var scanner = JSONScanner(bytes)
        scanner.skipSpace()
        return scanner.unexpected("an object in '{' and '}'")
    }
}
