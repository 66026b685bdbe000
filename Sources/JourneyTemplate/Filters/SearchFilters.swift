import JourneyCore

extension FilterTable {
    /// Filters that look for items, by a property and perhaps its value.
    static let searchFilters: [String: Filter] = [
        "where": Filter(1...2) { value, arguments, renderer throws(FilterFailure) in
            try matches(value, arguments, renderer).map { matches in
                .list(matches.filter(\.isMatch).map(\.item))
            } ?? .null
        },
        "reject": Filter(1...2) { value, arguments, renderer throws(FilterFailure) in
            try matches(value, arguments, renderer).map { matches in
                .list(matches.filter { !$0.isMatch }.map(\.item))
            } ?? .null
        },
        "find": Filter(1...2) { value, arguments, renderer throws(FilterFailure) in
            let first = try matches(value, arguments, renderer)?.first(where: \.isMatch)
            return first.map { .value($0.item) } ?? .null
        },
        "find_index": Filter(1...2) { value, arguments, renderer throws(FilterFailure) in
            let index = try matches(value, arguments, renderer)?.firstIndex(where: \.isMatch)
            return index.map { .integer(Int64($0)) } ?? .null
        },
        "has": Filter(1...2) { value, arguments, renderer throws(FilterFailure) in
            let matches = try matches(value, arguments, renderer)
            return matches.map { .bool($0.contains(where: \.isMatch)) } ?? .null
        },
    ]

    /// Nil when an item is nothing that could have properties.
    private static func matches(
        _ value: Datum,
        _ arguments: FilterArguments,
        _ renderer: Renderer
    ) throws(FilterFailure) -> [(item: Value, isMatch: Bool)]? {
        let property = Property(arguments[0] ?? .null)
        var wanted = arguments[1]
        if wanted?.isNull ?? false { wanted = nil }
        var matches: [(item: Value, isMatch: Bool)] = []
        for item in try items(of: value, renderer) {
            guard let found = try property.of(item) else { return nil }
            matches.append((item, wanted.map { found.equals($0) } ?? found.isTrue))
        }
        return matches
    }
}

/// The property of items that a filter looks at.
struct Property {
    private let name: Datum

    init(_ name: Datum) {
        self.name = name
    }

    /// Nil for what has no properties at all.
    ///
    /// A text has its parts: so a list of texts can be
    /// searched for one.
    func of(_ item: Value) throws(FilterFailure) -> Datum? {
        switch item {
        case .map(let map):
            if let key = name.string { return .value(map[key] ?? .null) }
            guard case .value(let key) = name else { return .null }
            return .value(map.value(at: key) ?? .null)
        case .string(let text):
            guard let part = name.string else { return nil }
            return text.utf8Contains(part) ? .text(part) : .null
        case .int, .uint:
            throw FilterFailure(message: "a number has no property '\(name.text)'")
        case .null, .bool, .double, .bytes, .list, .timestamp, .duration, .type: return nil
        }
    }
}
