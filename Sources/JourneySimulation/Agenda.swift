package import JourneyCore

/// What will happen at known instants, the earliest first; of one instant in the order of adding.
package struct Agenda<Item: Sendable>: Sendable {
    private struct Entry: Sendable {
        var at: Timestamp
        var order: Int
        var item: Item
    }

    /// A binary heap.
    private var heap: [Entry] = []
    private var added = 0

    package init() {}

    package var isEmpty: Bool { heap.isEmpty }
    package var next: Timestamp? { heap.first?.at }

    package mutating func add(_ item: Item, at instant: Timestamp) {
        heap.append(Entry(at: instant, order: added, item: item))
        added += 1
        var child = heap.count - 1
        while child > 0, isBefore(child, (child - 1) / 2) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    /// The earliest item that is due at `now`.
    package mutating func take(dueAt now: Timestamp) -> Item? {
        guard let first = heap.first, first.at <= now else { return nil }
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
            guard let least = children.min(by: isBefore), isBefore(least, parent) else { break }
            heap.swapAt(parent, least)
            parent = least
        }
        return first.item
    }

    private func isBefore(_ lhs: Int, _ rhs: Int) -> Bool {
        (heap[lhs].at, heap[lhs].order) < (heap[rhs].at, heap[rhs].order)
    }
}
