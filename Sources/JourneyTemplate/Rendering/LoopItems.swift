import JourneyCore

/// What a loop walks; a range is never written out.
struct LoopItems {
    private enum Kind {
        case range(lower: Int64)
        case list([Value])
        case map([ValueMap.Entry])
        case single(Datum)
    }

    private var kind: Kind
    private var start = 0
    private(set) var count: Int
    /// Whether there was nothing to walk, rather than something without items.
    let isMissing: Bool

    init(_ datum: Datum) {
        isMissing = datum.isNull
        switch datum {
        case .range(let range): (kind, count) = (.range(lower: range.lower), range.count)
        case .value(.list(let items)): (kind, count) = (.list(items), items.count)
        case .value(.map(let map)): (kind, count) = (.map(map.entries), map.count)
        case .value(.string(let text)), .marked(let text, _):
            (kind, count) = (.single(datum), text.isEmpty ? 0 : 1)
        case .value, .empty, .blank, .loop: (kind, count) = (.single(.null), 0)
        }
    }

    var isEmpty: Bool { count == 0 }

    /// Whether it is a list or the like, rather than one value.
    var isSequence: Bool {
        switch kind {
        case .range, .list, .map: !isMissing
        case .single: false
        }
    }

    mutating func cut(from first: Int, limit: Int) {
        start = min(first, count)
        count = min(limit, count - start)
    }

    subscript(_ index: Int) -> Datum {
        switch kind {
        case .range(let lower): .integer(lower + Int64(start + index))
        case .list(let items): .value(items[start + index])
        case .map(let entries):
            .list([entries[start + index].key, entries[start + index].value])
        case .single(let datum): datum
        }
    }
}
