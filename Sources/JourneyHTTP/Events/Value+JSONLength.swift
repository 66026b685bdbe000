import JourneyCore

extension Value {
    /// How many bytes it is as JSON, escapes apart: what the limits of events are about.
    var jsonLength: Int {
        switch self {
        case .null: 4
        case .bool(let flag): flag ? 4 : 5
        case .int(let number): number.description.utf8.count
        case .uint(let number): number.description.utf8.count
        case .double(let number): number.description.utf8.count
        case .string(let text), .type(let text): text.utf8.count + 2
        case .bytes(let bytes): bytes.count + 2
        case .list(let values): values.reduce(2) { $0 + $1.jsonLength + 1 }
        case .map(let map):
            map.entries.reduce(2) { $0 + $1.key.jsonLength + $1.value.jsonLength + 2 }
        case .timestamp, .duration: json.count
        }
    }
}
