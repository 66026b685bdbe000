/// Runs a pattern over a text, with the set of all the states that it can be in.
struct PatternMatcher {
    private let pattern: Pattern
    private var current: [Int] = []
    /// The states at the place that is reached next.
    private var reached: [Int] = []
    /// For each instruction, the last place at which it was entered.
    private var entered: [Int]
    private var place = 1
    private var pending: [Int] = []

    init(pattern: Pattern) {
        self.pattern = pattern
        entered = Array(repeating: 0, count: pattern.instructions.count)
    }

    /// `nil` when `steps` did not suffice.
    mutating func run(_ text: String, steps: inout Int) -> Bool? {
        var previous: Unicode.Scalar?
        var iterator = text.unicodeScalars.makeIterator()
        var next = iterator.next()
        while true {
            // A match may begin at every place, so the start is always among the states.
            if enter(0, between: previous, and: next) { return true }
            swap(&current, &reached)
            reached.removeAll(keepingCapacity: true)
            steps -= 1 + current.count / 4
            guard steps >= 0 else { return nil }
            guard let taken = next else { return false }
            next = iterator.next()
            place += 1
            for state in current where takes(taken, at: state) {
                if enter(state + 1, between: taken, and: next) { return true }
            }
            previous = taken
        }
    }

    private func takes(_ scalar: Unicode.Scalar, at state: Int) -> Bool {
        switch pattern.instructions[state] {
        case .scalar(let expected): scalar == expected
        case .set(let number): pattern.sets[number].contains(scalar)
        case .assertion, .split, .jump, .match: false
        }
    }

    /// Reaches `state` and all that follows from it without taking a scalar; true for a match.
    private mutating func enter(
        _ state: Int,
        between previous: Unicode.Scalar?,
        and next: Unicode.Scalar?
    ) -> Bool {
        pending.append(state)
        while let state = pending.popLast() {
            guard entered[state] != place else { continue }
            entered[state] = place
            switch pattern.instructions[state] {
            case .match: return true
            case .jump(let target): pending.append(target)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .assertion(let assertion):
                if assertion.holds(between: previous, and: next) { pending.append(state + 1) }
            case .scalar, .set: reached.append(state)
            }
        }
        return false
    }
}
