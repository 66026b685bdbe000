import JourneyCore

extension Datum {
    /// What stands after a dot: a key of a map, or `size`, `first`, `last`.
    func member(_ name: String) -> Datum? {
        if case .value(.map(let map)) = self, let value = map[name] { return .value(value) }
        if case .loop(let position) = self {
            let value = position[name]
            return value.isNull && name != "parentloop" ? nil : value
        }
        switch name {
        case "size": return count.map { .integer(Int64($0)) }
        case "first": return first
        case "last": return last
        default: return nil
        }
    }

    /// What stands in brackets: a position in a list, from its end if negative; or a key.
    func element(_ index: Datum) -> Datum? {
        switch self {
        case .value(.list(let items)):
            guard let number = index.exactNumber?.floor, let position = number.int else {
                return index.string.flatMap { member($0) }
            }
            let place = position < 0 ? items.count + position : position
            return items.indices.contains(place) ? .value(items[place]) : nil
        case .range(let range):
            guard case .value(.int(let position)) = index else { return nil }
            let place = position < 0 ? Int64(clamping: range.count) + position : position
            guard place >= 0, place < range.count else { return nil }
            return .integer(range.lower + place)
        case .value(.map(let map)):
            if let name = index.string { return member(name) }
            guard case .value(let key) = index else { return nil }
            return map.value(at: key).map { .value($0) }
        case .value, .marked, .empty, .blank, .loop:
            return index.string.flatMap { member($0) }
        }
    }

    /// The code points of a text, the items of a list, the entries of a map.
    var count: Int? {
        switch self {
        case .value(.string(let text)), .marked(let text, _): text.unicodeScalars.count
        case .value(.list(let items)): items.count
        case .value(.map(let map)): map.count
        case .value(.bytes(let bytes)): bytes.count
        case .range(let range): range.count
        case .value, .empty, .blank, .loop: nil
        }
    }

    var first: Datum? {
        switch self {
        case .value(.list(let items)): items.first.map { .value($0) }
        case .value(.map(let map)): map.entries.first.map { .list([$0.key, $0.value]) }
        case .range(let range): range.count > 0 ? .integer(range.lower) : nil
        case .value, .marked, .empty, .blank, .loop: nil
        }
    }

    var last: Datum? {
        switch self {
        case .value(.list(let items)): items.last.map { .value($0) }
        case .range(let range): range.count > 0 ? .integer(range.upper) : nil
        case .value, .marked, .empty, .blank, .loop: nil
        }
    }

    /// What it costs to look at all of it: bytes of a text, 64 for each item.
    var size: Int {
        switch self {
        case .value(.string(let text)), .marked(let text, _): text.utf8.count
        case .value(.list(let items)): items.count * 64
        case .value(.map(let map)): map.count * 64
        case .value(.bytes(let bytes)): bytes.count
        case .value, .range, .empty, .blank, .loop: 8
        }
    }
}
