import JourneyCore

/// Builds a JSON object, member by member, in the order in which they are written.
///
/// The caller sees to it that no name is set twice. What is `nil` is left out.
struct JSONObject: Sendable {
    var entries: [ValueMap.Entry] = []

    mutating func set(_ name: String, _ value: Value?) {
        guard let value else { return }
        entries.append(ValueMap.Entry(key: .string(name), value: value))
    }

    mutating func set(_ name: String, _ text: String?) {
        set(name, text.map { .string($0) })
    }

    mutating func set(_ name: String, _ instant: Timestamp?) {
        set(name, instant?.rfc3339)
    }

    mutating func set(_ name: String, count: Int) {
        set(name, .int(Int64(count)))
    }

    var value: Value { .map(ValueMap(entries)) }
}
