import JourneyCore
import JourneyHTTP

extension Interface.Answer {
    var text: String { String(decoding: body, as: UTF8.self) }

    /// `null` where the body is no JSON.
    var json: Value { (try? Value(json: body)) ?? .null }
}

extension Value {
    /// A member; `null` where there is none.
    subscript(_ name: String) -> Value {
        guard case .map(let map) = self else { return .null }
        return map[name] ?? .null
    }

    subscript(_ index: Int) -> Value {
        guard case .list(let values) = self, values.indices.contains(index) else { return .null }
        return values[index]
    }

    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    var count: Int? {
        switch self {
        case .list(let values): values.count
        case .int(let number): Int(number)
        default: nil
        }
    }

    var names: [String] {
        guard case .map(let map) = self else { return [] }
        return map.entries.compactMap { $0.key.text }
    }
}

extension Value {
    var isTrue: Bool {
        guard case .bool(let flag) = self else { return false }
        return flag
    }

    var isNull: Bool {
        guard case .null = self else { return false }
        return true
    }
}
