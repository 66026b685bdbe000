/// The members of an object as they are read: a name that comes again replaces its value.
///
/// Names are told apart by their bytes: `String`'s own equality takes composed and decomposed
/// accents for the same.
struct JSONMembers {
    private(set) var entries: [ValueMap.Entry] = []
    /// Only once there are too many to walk.
    private var index: [Name: Int] = [:]

    private static let walkMax = 12

    /// Whether the name stood there before.
    mutating func set(_ name: String, _ value: Value) -> Bool {
        guard let position = position(of: name) else {
            entries.append(ValueMap.Entry(key: .string(name), value: value))
            addToIndex(name)
            return false
        }
        entries[position].value = value
        return true
    }

    private func position(of name: String) -> Int? {
        guard entries.count <= Self.walkMax else { return index[Name(text: name)] }
        return entries.firstIndex { entry in
            guard case .string(let key) = entry.key else { return false }
            // The first comparison is quick, the second exact.
            return key == name && key.utf8.elementsEqual(name.utf8)
        }
    }

    private mutating func addToIndex(_ name: String) {
        guard entries.count > Self.walkMax else { return }
        guard index.isEmpty else {
            index[Name(text: name)] = entries.count - 1
            return
        }
        for (position, entry) in entries.enumerated() {
            guard case .string(let key) = entry.key else { continue }
            index[Name(text: key)] = position
        }
    }

    private struct Name: Hashable {
        var text: String

        static func == (lhs: Self, rhs: Self) -> Bool {
            lhs.text.utf8.elementsEqual(rhs.text.utf8)
        }

        func hash(into hasher: inout Hasher) {
            text.utf8.withContiguousStorageIfAvailable { bytes in
                hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
            }
        }
    }
}
