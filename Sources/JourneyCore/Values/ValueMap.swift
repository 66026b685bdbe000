/// The entries of a map in the order in which they were written.
///
/// Keys are texts for all that comes from JSON; expressions may also build maps keyed by numbers
/// and booleans. A lookup walks the entries while there are few, else it searches an order by text.
package struct ValueMap: Sendable {
    package struct Entry: Sendable {
        package var key: Value
        package var value: Value

        package init(key: Value, value: Value) {
            self.key = key
            self.value = value
        }
    }

    package private(set) var entries: [Entry]
    /// The positions of the entries with a text as key, ordered by the bytes of that text; only
    /// for maps that are too long to walk.
    private var ordered: [Int32]?

    private static let walkMax = 24

    /// Later entries with the key of an earlier one are the caller's to refuse or to drop.
    package init(_ entries: [Entry] = []) {
        self.entries = entries
        guard entries.count > Self.walkMax else { return }
        ordered = Self.order(of: entries)
    }

    package init(_ pairs: KeyValuePairs<String, Value>) {
        self.init(pairs.map { Entry(key: .string($0.key), value: $0.value) })
    }

    package var count: Int { entries.count }
    package var isEmpty: Bool { entries.isEmpty }

    package subscript(_ name: String) -> Value? {
        get { position(of: name).map { entries[$0].value } }
        set {
            var changed = entries
            switch (position(of: name), newValue) {
            case (let position?, let value?): changed[position].value = value
            case (let position?, nil): changed.remove(at: position)
            case (nil, let value?): changed.append(Entry(key: .string(name), value: value))
            case (nil, nil): return
            }
            self = ValueMap(changed)
        }
    }

    /// The value under `key`; numbers of different kinds are the same key when they are equal.
    package func value(at key: Value) -> Value? {
        if case .string(let name) = key { return self[name] }
        return entries.first { $0.key.isEqual(to: key) }?.value
    }

    private func position(of name: String) -> Int? {
        guard let ordered else {
            return entries.firstIndex { entry in
                guard case .string(let key) = entry.key else { return false }
                return key.hasSameBytes(as: name)
            }
        }
        var (low, high) = (0, ordered.count)
        while low < high {
            let middle = (low + high) / 2
            if text(at: ordered[middle]).precedesInBytes(name) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < ordered.count, text(at: ordered[low]).hasSameBytes(as: name) else { return nil }
        return Int(ordered[low])
    }

    private func text(at position: Int32) -> String {
        guard case .string(let key) = entries[Int(position)].key else { return "" }
        return key
    }

    private static func order(of entries: [Entry]) -> [Int32] {
        var texts: [(key: String, position: Int32)] = []
        texts.reserveCapacity(entries.count)
        for (position, entry) in entries.enumerated() {
            guard case .string(let key) = entry.key else { continue }
            texts.append((key, Int32(position)))
        }
        // The first of several entries with one key is found, as it is by walking.
        texts.sort { left, right in
            if left.key.precedesInBytes(right.key) { return true }
            if right.key.precedesInBytes(left.key) { return false }
            return left.position < right.position
        }
        return texts.map(\.position)
    }
}

extension ValueMap: ExpressibleByDictionaryLiteral {
    /// In the order of writing.
    package init(dictionaryLiteral pairs: (String, Value)...) {
        self.init(pairs.map { Entry(key: .string($0.0), value: $0.1) })
    }
}
