/// A set of a few elements, in the order in which they came: so small that walking beats hashing.
package struct SmallSet<Element: Equatable & Sendable>: Sendable, Sequence {
    private var elements: [Element] = []

    package init() {}

    package var isEmpty: Bool { elements.isEmpty }

    package func contains(_ element: Element) -> Bool { elements.contains(element) }

    mutating func insert(_ element: Element) {
        guard !elements.contains(element) else { return }
        elements.append(element)
    }

    package func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }
}
