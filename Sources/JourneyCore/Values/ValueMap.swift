/// The entries of a map in the order in which they were written.
///
/// Keys are texts for all that comes from JSON; expressions may also build maps keyed by numbers
/// and booleans. A lookup walks the entries while there are few, else it uses an index by text.
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
    /// Only for maps that are too long to walk.
    private var index: [String: Int]?

    private static let walkMax = 12

    /// Later entries with the key of an earlier one are the caller's to refuse or to drop.
    package init(_ entries: [Entry] = []) {
        self.entries = entries
        guard entries.count > Self.walkMax else { return }
        var index: [String: Int] = [:]
        for (position, entry) in entries.enumerated() {
            guard case .string(let name) = entry.key else { continue }
            index[name] = position
        }
        self.index = index
    }

    package init(_ pairs: KeyValuePairs<String, Value>) {
        self.init(pairs.map { Entry(key: .string($0.key), value: $0.value) })
    }

    package var count: Int { entries.count }
    package var isEmpty: Bool { entries.isEmpty }

    package subscript(_ name: String) -> Value? {
        get {
            if let index { return index[name].map { entries[$0].value } }
            return position(of: name).map { entries[$0].value }
        }
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

    private func position(of name: String) -> Int? {
        if let index { return index[name] }
        return entries.firstIndex {
            guard case .string(let key) = $0.key else { return false }
            return key == name
        }
    }
}
