import JourneyCore

/// Chance that is the same for a seed in every process: whatever a fault simulation chooses.
struct Dice: RandomNumberGenerator {
    private var hash: StableHash

    init(seed: UInt64) {
        hash = StableHash("faults")
        hash.combine(seed)
    }

    mutating func next() -> UInt64 {
        hash.combine(1)
        return hash.value
    }

    /// Whether something happens that happens `share` times in `all`.
    mutating func happens(_ share: Int, in all: Int) -> Bool { roll(all) < share }

    /// A number in `0..<bound`.
    mutating func roll(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    mutating func within(_ range: ClosedRange<Int64>) -> Int64 {
        Int64.random(in: range, using: &self)
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[roll(elements.count)]
    }

    /// One of several by their weights.
    mutating func pick<Element>(weighted elements: [(weight: Int, element: Element)]) -> Element {
        var rest = roll(elements.reduce(0) { $0 + $1.weight })
        for (weight, element) in elements {
            guard rest >= weight else { return element }
            rest -= weight
        }
        preconditionFailure("what is weighted has weights above zero")
    }
}
