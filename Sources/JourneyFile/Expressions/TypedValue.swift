package import JourneyCore

/// The form in which values with their kinds are written in JSON.
///
/// That is an object with one member, which names the kind: `{"int": "1"}`,
/// `{"list": [{"null": true}]}`, `{"map": [[key, value], …]}`.
package enum TypedValue {
    /// Why something is no typed value.
    package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        package var description: String

        init(_ description: String) {
            self.description = description
        }
    }

    /// Values inside each other.
    private static let depthMax = 64

    /// The value that `typed`, which was read from JSON, stands for.
    package static func decode(_ typed: Value) -> Result<Value, Failure> {
        do throws(Failure) {
            return .success(try value(of: typed, depth: 0))
        } catch {
            return .failure(error)
        }
    }

    /// `value` as an object that can be written as JSON.
    package static func encode(_ value: Value) -> Value {
        switch value {
        case .null: object("null", .bool(true))
        case .bool(let isTrue): object("bool", .bool(isTrue))
        case .int(let number): object("int", .string(String(number)))
        case .uint(let number): object("uint", .string(String(number)))
        case .double(let number): object("double", .string(number.description))
        case .string(let text): object("string", .string(text))
        case .bytes(let bytes): object("bytes", .string(hexadecimal(bytes)))
        case .list(let elements): object("list", .list(elements.map(encode)))
        case .map(let map):
            object("map", .list(map.entries.map { .list([encode($0.key), encode($0.value)]) }))
        case .timestamp(let instant): object("timestamp", .string(instant.description))
        case .duration(let duration): object("duration", .string(duration.description))
        case .type(let name): object("type", .string(name))
        }
    }

    private static func object(_ kind: String, _ value: Value) -> Value {
        .map(ValueMap([kind: value]))
    }

    private static func value(of typed: Value, depth: Int) throws(Failure) -> Value {
        guard depth < depthMax else { throw Failure("values nest deeper than \(depthMax)") }
        guard case .map(let object) = typed, object.count == 1, let member = object.entries.first,
            case .string(let kind) = member.key
        else { throw Failure("a typed value is an object with one member, its kind") }
        switch (kind, member.value) {
        case ("null", _): return .null
        case ("bool", .bool(let isTrue)): return .bool(isTrue)
        case ("list", .list(let elements)):
            var values: [Value] = []
            for element in elements { values.append(try value(of: element, depth: depth + 1)) }
            return .list(values)
        case ("map", .list(let pairs)): return try map(of: pairs, depth: depth)
        case (_, .string(let text)):
            guard let value = scalar(kind, text) else { throw Failure("'\(text)' is no \(kind)") }
            return value
        case (_, _): throw Failure("no value of kind '\(kind)' is written like this")
        }
    }

    private static func map(of pairs: [Value], depth: Int) throws(Failure) -> Value {
        var entries: [ValueMap.Entry] = []
        for pair in pairs {
            guard case .list(let sides) = pair, sides.count == 2 else {
                throw Failure("an entry of a map is a list of its key and its value")
            }
            entries.append(
                ValueMap.Entry(
                    key: try value(of: sides[0], depth: depth + 1),
                    value: try value(of: sides[1], depth: depth + 1)
                )
            )
        }
        return .map(ValueMap(entries))
    }

    private static func scalar(_ kind: String, _ text: String) -> Value? {
        switch kind {
        case "int": Int64(text).map { .int($0) }
        case "uint": UInt64(text).map { .uint($0) }
        case "double": Double(text).map { .double($0) }
        case "string": .string(text)
        case "bytes": bytes(text).map { .bytes($0) }
        case "timestamp": ExactTimestamp(text).map { .timestamp($0) }
        case "duration": ExactDuration(text).map { .duration($0) }
        case "type": .type(text)
        default: nil
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = ExpressionLexer.hexadecimal(digits[index]),
                let low = ExpressionLexer.hexadecimal(digits[index + 1])
            else { return nil }
            bytes.append(UInt8(high << 4 | low))
        }
        return bytes
    }
}
