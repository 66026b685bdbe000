/// A set of a few elements, in the order in which they came: so small that walking beats hashing.
@frozen
package struct SmallSet<Element: Equatable & Sendable>: Sendable, Sequence {
    @usableFromInline var elements: [Element] = []

    package init() {}

    @inlinable package var isEmpty: Bool { elements.isEmpty }

    @inlinable
    package func contains(_ element: Element) -> Bool { elements.contains(element) }

    mutating func insert(_ element: Element) {
        guard !elements.contains(element) else { return }
        elements.append(element)
    }

    @inlinable
    package func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }
}

extension SmallSet<Identifier> {
    /// The same for the usual element, with no call through a witness.
    package func contains(_ id: Identifier) -> Bool {
        for element in elements where element.high == id.high && element.low == id.low {
            return true
        }
        return false
    }
}
