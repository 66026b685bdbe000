import JourneyCore

/// Variables as JSON that loses nothing: what JSON can't say stands in an object of one member,
/// whose name begins with `$`.
extension ValueMap {
    var storedJSON: [UInt8] { Self.stored(.map(self)).json }

    /// `nil` where `json` was not written by ``storedJSON``.
    init?(storedJSON json: [UInt8]) {
        guard let value = try? Value(json: json, limits: .stored),
            case .map(let map)? = Self.restored(value)
        else { return nil }
        self = map
    }

    private static func stored(_ value: Value) -> Value {
        switch value {
        case .null, .bool, .int, .string: value
        case .double(let number): number.isFinite ? value : wrap("double", .string("\(number)"))
        case .uint(let number): wrap("uint", .string(String(number)))
        case .bytes(let bytes): wrap("bytes", .list(bytes.map { .int(Int64($0)) }))
        case .type(let name): wrap("type", .string(name))
        case .timestamp(let instant):
            wrap("timestamp", .list([.int(instant.seconds), .int(Int64(instant.nanoseconds))]))
        case .duration(let length):
            wrap("duration", .list([.int(length.seconds), .int(Int64(length.nanoseconds))]))
        case .list(let values): .list(values.map(stored))
        case .map(let map): stored(map)
        }
    }

    private static func stored(_ map: ValueMap) -> Value {
        let isPlain = map.entries.allSatisfy { entry in
            guard case .string(let name) = entry.key else { return false }
            return name.utf8.first != UInt8(ascii: "$")
        }
        guard isPlain else {
            return wrap(
                "map",
                .list(map.entries.map { .list([stored($0.key), stored($0.value)]) })
            )
        }
        return .map(
            ValueMap(map.entries.map { Entry(key: $0.key, value: stored($0.value)) })
        )
    }

    private static func wrap(_ kind: String, _ value: Value) -> Value {
        .map(ValueMap([Entry(key: .string("$\(kind)"), value: value)]))
    }

    private static func restored(_ value: Value) -> Value? {
        switch value {
        case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type:
            return value
        case .list(let values):
            let restored = values.compactMap(Self.restored)
            return restored.count == values.count ? .list(restored) : nil
        case .map(let map):
            if map.count == 1, case .string(let name) = map.entries[0].key,
                name.utf8.first == UInt8(ascii: "$")
            {
                return unwrapped(name, map.entries[0].value)
            }
            let entries = map.entries.compactMap { entry in
                restored(entry.value).map { Entry(key: entry.key, value: $0) }
            }
            return entries.count == map.count ? .map(ValueMap(entries)) : nil
        }
    }

    private static func unwrapped(_ name: String, _ value: Value) -> Value? {
        switch (name, value) {
        case ("$double", .string(let text)): Double(text).map(Value.double)
        case ("$uint", .string(let text)): UInt64(text).map(Value.uint)
        case ("$type", .string(let name)): .type(name)
        case ("$bytes", .list(let values)): bytes(values)
        case ("$timestamp", .list(let values)):
            pair(values).map {
                .timestamp(ExactTimestamp(seconds: $0.0, nanoseconds: $0.1))
            }
        case ("$duration", .list(let values)):
            pair(values).map { .duration(ExactDuration(seconds: $0.0, nanoseconds: $0.1)) }
        case ("$map", .list(let pairs)): map(pairs)
        case (_, _): nil
        }
    }

    private static func bytes(_ values: [Value]) -> Value? {
        let bytes = values.compactMap { value -> UInt8? in
            guard case .int(let number) = value else { return nil }
            return UInt8(exactly: number)
        }
        return bytes.count == values.count ? .bytes(bytes) : nil
    }

    private static func pair(_ values: [Value]) -> (Int64, Int32)? {
        guard values.count == 2, case .int(let seconds) = values[0],
            case .int(let count) = values[1], let nanoseconds = Int32(exactly: count)
        else { return nil }
        return (seconds, nanoseconds)
    }

    private static func map(_ pairs: [Value]) -> Value? {
        let entries = pairs.compactMap { pair -> Entry? in
            guard case .list(let both) = pair, both.count == 2, let key = restored(both[0]),
                let value = restored(both[1])
            else { return nil }
            return Entry(key: key, value: value)
        }
        return entries.count == pairs.count ? .map(ValueMap(entries)) : nil
    }
}

extension JSONLimits {
    /// For what this program wrote itself.
    fileprivate static let stored = JSONLimits(depth: depthMax, nodes: .max, bytes: .max)
}
