import JourneyCore

/// What stands between the sides of a condition.
enum Comparison: Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, contains
}

extension Datum {
    /// Liquid's `==`: numbers by what they mean, texts by their bytes, and never one kind as another.
    func equals(_ other: Datum) -> Bool {
        switch (self, other) {
        case (.empty, .empty), (.blank, .blank): true
        case (.empty, .blank), (.blank, .empty): false
        case (.empty, let side), (let side, .empty): side.isEmpty
        case (.blank, let side), (let side, .blank): side.isBlank
        case (.range(let left), .range(let right)): left == right
        case (.loop(let left), .loop(let right)): left === right
        case (.loop, _), (_, .loop): false
        case (.range(let range), .value(.list(let items))),
            (.value(.list(let items)), .range(let range)):
            items.count == range.count && Value.list(range.values).templateEquals(.list(items))
        case (.range, _), (_, .range): false
        case (.value, .value), (.value, .marked), (.marked, .value), (.marked, .marked):
            asValue.templateEquals(other.asValue)
        }
    }

    /// Whether it is `empty`: a text, list or map with nothing in it.
    var isEmpty: Bool {
        switch self {
        case .value(.string(let text)), .marked(let text, _): text.utf8.isEmpty
        case .value(.list(let items)): items.isEmpty
        case .value(.map(let map)): map.isEmpty
        case .empty: true
        case .value, .range, .blank, .loop: false
        }
    }

    /// Whether it is `blank`: empty, nil, false, or nothing but space.
    var isBlank: Bool {
        switch self {
        case .value(.null), .value(.bool(false)), .blank: true
        case .value(.string(let text)), .marked(let text, _):
            text.utf8.allSatisfy(\.isTemplateSpace)
        case .value, .range, .empty, .loop: isEmpty
        }
    }

    /// Which of two is the lesser; nil when they have no order, as nil and 1 have none.
    ///
    /// Throws the names of both kinds when a number is held against a text: a mistake that would
    /// otherwise quietly be false.
    func order(_ other: Datum) throws(IncomparableKinds) -> Order? {
        if let left = string, let right = other.string { return Order(left, right) }
        let (left, right) = (exactNumber, other.exactNumber)
        if let left, let right { return left.order(right) }
        if left != nil && other.string != nil || string != nil && right != nil {
            throw IncomparableKinds(left: kindName, right: other.kindName)
        }
        if case .value(.timestamp(let left)) = self, case .value(.timestamp(let right)) = other {
            return left == right ? .same : left < right ? .less : .greater
        }
        return nil
    }

    /// Liquid's `contains`: part of a text, element of a list, key of a map.
    func contains(_ other: Datum) -> Bool {
        guard other.isTrue else { return false }
        switch self {
        case .value(.string(let text)), .marked(let text, _): return text.utf8Contains(other.text)
        case .value(.list(let items)): return items.contains { Datum.value($0).equals(other) }
        case .value(.map(let map)):
            return map.entries.contains { Datum.value($0.key).equals(other) }
        case .range(let range):
            guard case .value(.int(let number)) = other else { return false }
            return number >= range.lower && number <= range.upper
        case .value, .empty, .blank, .loop: return false
        }
    }

    /// For messages.
    var kindName: String {
        switch self {
        case .value(.null): "nil"
        case .value(.bool): "a boolean"
        case .value(.int), .value(.uint), .value(.double): "a number"
        case .value(.string), .marked: "a text"
        case .value(.bytes): "bytes"
        case .value(.list), .range: "a list"
        case .value(.map): "a map"
        case .value(.timestamp): "a time"
        case .value(.duration): "a duration"
        case .value(.type): "a type"
        case .empty: "'empty'"
        case .blank: "'blank'"
        case .loop: "'forloop'"
        }
    }
}

enum Order: Sendable {
    case less, same, greater

    /// By bytes, which is the order of code points too.
    init(_ left: String, _ right: String) {
        if left.hasSameBytes(as: right) {
            self = .same
        } else {
            self = left.utf8.lexicographicallyPrecedes(right.utf8) ? .less : .greater
        }
    }
}

struct IncomparableKinds: Error {
    var left: String
    var right: String
}

extension Value {
    func templateEquals(_ other: Value) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.bytes(let left), .bytes(let right)): left == right
        case (.list(let left), .list(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy { $0.templateEquals($1) }
        case (.map(let left), .map(let right)):
            left.count == right.count
                && left.entries.allSatisfy { entry in
                    right.value(at: entry.key)?.templateEquals(entry.value) ?? false
                }
        case (.timestamp(let left), .timestamp(let right)): left == right
        case (.duration(let left), .duration(let right)): left == right
        case (.type(let left), .type(let right)): left == right
        case (.int, _), (.uint, _), (.double, _): numberEquals(other)
        case (.null, _), (.bool, _), (.string, _), (.bytes, _), (.list, _), (.map, _),
            (.timestamp, _), (.duration, _), (.type, _):
            false
        }
    }

    private func numberEquals(_ other: Value) -> Bool {
        guard let left = Datum.value(self).exactNumber, let right = Datum.value(other).exactNumber
        else { return false }
        return left.order(right) == .same
    }
}

extension String {
    /// By bytes: a search never depends on how marks combine.
    func utf8Contains(_ part: String) -> Bool {
        utf8Range(of: part) != nil
    }
}

extension UInt8 {
    /// What a template takes for white space.
    var isTemplateSpace: Bool { self == 0x20 || (0x09...0x0d).contains(self) }
}
