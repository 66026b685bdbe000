import JourneyCore

extension YAMLNode {
    /// What it means as JSON would say it; whole numbers that fit are whole.
    var value: Value {
        switch content {
        case .list(let items): return .list(items.map(\.value))
        case .map(let pairs):
            var map = ValueMap()
            for pair in pairs {
                guard let key = pair.key.scalarText else { continue }
                map[key] = pair.value.value
            }
            return .map(map)
        case .scalar(let text, _):
            switch resolved {
            case .null, .list, .map: return .null
            case .bool(let flag): return .bool(flag)
            case .text(let text): return .string(text)
            case .number(let number):
                if let whole = Int64(text) { return .int(whole) }
                return Int64(exactly: number).map { .int($0) } ?? .double(number)
            }
        }
    }
}
