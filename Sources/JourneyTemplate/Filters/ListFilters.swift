import JourneyCore

extension FilterTable {
    /// Filters that make lists of lists.
    static let listFilters: [String: Filter] = [
        "join": Filter(0...1) { value, arguments, renderer throws(FilterFailure) in
            let texts = try items(of: value, renderer).map(\.templateText)
            let glue = arguments[0]?.text ?? " "
            try renderer.spend(
                bytes: texts.count.multipliedReportingOverflow(by: glue.utf8.count).partialValue
            )
            return .text(texts.joined(separator: glue))
        },
        "first": Filter(0) { value, _, _ in value.first ?? .null },
        "last": Filter(0) { value, _, _ in value.last ?? .null },
        "reverse": Filter(0) { value, _, renderer throws(FilterFailure) in
            .list(try items(of: value, renderer).reversed())
        },
        "concat": Filter(1) { value, arguments, renderer throws(FilterFailure) in
            let added = arguments[0] ?? .null
            switch added {
            case .value(.list(let others)): return .list(try items(of: value, renderer) + others)
            case .range:
                return .list(try items(of: value, renderer) + items(of: added, renderer))
            case .value, .marked, .empty, .blank, .loop:
                throw FilterFailure(
                    message: "'concat' needs a list to add, not \(added.kindName)"
                )
            }
        },
        "compact": Filter(0...1) { value, arguments, renderer throws(FilterFailure) in
            var kept: [Value] = []
            for item in try items(of: value, renderer) {
                let property = try arguments[0].map { name throws(FilterFailure) in
                    try Property(name).of(item) ?? .null
                }
                if !(property ?? .value(item)).isNull { kept.append(item) }
            }
            return .list(kept)
        },
        "uniq": Filter(0...1) { value, arguments, renderer throws(FilterFailure) in
            var (kept, keys): ([Value], [Datum]) = ([], [])
            for item in try items(of: value, renderer) {
                let key = try arguments[0].map { name throws(FilterFailure) in
                    try Property(name).of(item) ?? .null
                }
                try renderer.spend(keys.count / 16)
                guard !keys.contains(where: { $0.equals(key ?? .value(item)) }) else { continue }
                keys.append(key ?? .value(item))
                kept.append(item)
            }
            return .list(kept)
        },
        "map": Filter(1) { value, arguments, renderer throws(FilterFailure) in
            let property = Property(arguments[0] ?? .null)
            var mapped: [Value] = []
            for item in try items(of: value, renderer) {
                guard case .map = item else {
                    throw FilterFailure(
                        message: "'map' needs a list of maps; one item is "
                            + Datum.value(item).kindName
                    )
                }
                mapped.append((try property.of(item) ?? .null).asValue)
            }
            return .list(mapped)
        },
        "sum": Filter(0...1) { value, arguments, renderer throws(FilterFailure) in
            var sum = Number.whole(0)
            for item in try items(of: value, renderer) {
                let addend = try arguments[0].map { name throws(FilterFailure) in
                    try Property(name).of(item) ?? .null
                }
                sum = sum + (addend ?? .value(item)).number
            }
            return .value(sum.value)
        },
        "sort": Filter(0...1) { value, arguments, renderer throws(FilterFailure) in
            try sorted(value, by: arguments[0], renderer) { key throws(FilterFailure) in key }
        },
        "sort_natural": Filter(0...1) { value, arguments, renderer throws(FilterFailure) in
            try sorted(value, by: arguments[0], renderer) { key in
                key.isNull ? .null : .text(key.text.lowercased())
            }
        },
    ]

    /// What a filter of lists takes for the items: nested lists lie flat, a map or anything else is
    /// one item, nil is none.
    static func items(of value: Datum, _ renderer: Renderer) throws(FilterFailure) -> [Value] {
        switch value {
        case .value(.null): return []
        case .value(.list(let items)):
            try renderer.spend(items.count)
            return try flattened(items, renderer)
        case .range(let range):
            try renderer.spend(range.count)
            return range.values
        case .value, .marked, .empty, .blank, .loop: return [value.asValue]
        }
    }

    private static func flattened(
        _ items: [Value],
        _ renderer: Renderer
    ) throws(FilterFailure) -> [Value] {
        var flat: [Value] = []
        for item in items {
            guard case .list(let inner) = item else {
                flat.append(item)
                continue
            }
            try renderer.spend(inner.count)
            flat += try flattened(inner, renderer)
        }
        return flat
    }

    /// Stable, nil last.
    ///
    /// Numbers with texts are a mistake.
    private static func sorted(
        _ value: Datum,
        by name: Datum?,
        _ renderer: Renderer,
        key: (Datum) throws(FilterFailure) -> Datum
    ) throws(FilterFailure) -> Datum {
        var keyed: [(key: Datum, item: Value)] = []
        for item in try items(of: value, renderer) {
            let property = try name.map { name throws(FilterFailure) in
                try Property(name).of(item) ?? .null
            }
            keyed.append((try key(property ?? .value(item)), item))
        }
        let present = keyed.filter { !$0.key.isNull }
        let isOrdered = present.dropFirst().allSatisfy { other in
            ((try? present[0].key.order(other.key)) ?? nil) != nil
        }
        guard isOrdered else {
            throw FilterFailure(message: "can't sort values of different kinds")
        }
        try renderer.spend(keyed.count)
        let sorted = keyed.enumerated().sorted { left, right in
            let order = precedes(left.element.key, right.element.key)
            return order ?? (left.offset < right.offset)
        }
        return .list(sorted.map(\.element.item))
    }

    /// Nil when they are equal.
    private static func precedes(_ left: Datum, _ right: Datum) -> Bool? {
        switch (left.isNull, right.isNull) {
        case (true, true): return nil
        case (true, false): return false
        case (false, true): return true
        case (false, false): break
        }
        let order = (try? left.order(right)) ?? .same
        return order == .same ? nil : order == .less
    }
}
