/// Equality as the expression language defines it: across the kinds of numbers, by bytes for texts,
/// and without an error for values of different types, which are merely not equal.
extension Value: Equatable {
    package static func == (lhs: Value, rhs: Value) -> Bool {
        lhs.isEqual(to: rhs)
    }

    package func isEqual(to other: Value) -> Bool {
        var steps = Int.max
        return isEqual(to: other, steps: &steps)
    }

    /// Equality that gives up, with `false`, once `steps` is used up and negative.
    func isEqual(to other: Value, steps: inout Int) -> Bool {
        switch (self, other) {
        case (.int(let left), .int(let right)): return left == right
        case (.string(let left), .string(let right)):
            steps -= left.utf8.count / 64
            return left.hasSameBytes(as: right)
        case (.bool(let left), .bool(let right)): return left == right
        case (.null, .null): return true
        case (.bytes(let left), .bytes(let right)):
            steps -= left.count / 64
            return left == right
        case (.timestamp(let left), .timestamp(let right)): return left == right
        case (.duration(let left), .duration(let right)): return left == right
        case (.type(let left), .type(let right)): return left.hasSameBytes(as: right)
        case (.list(let left), .list(let right)):
            return Self.areEqual(left, right, steps: &steps)
        case (.map(let left), .map(let right)):
            return Self.areEqual(left, right, steps: &steps)
        case (_, _): return numericOrder(to: other) == .equal
        }
    }

    private static func areEqual(_ left: [Value], _ right: [Value], steps: inout Int) -> Bool {
        guard left.count == right.count else { return false }
        for (leftElement, rightElement) in zip(left, right) {
            steps -= 1
            guard steps >= 0, leftElement.isEqual(to: rightElement, steps: &steps) else {
                return false
            }
        }
        return true
    }

    private static func areEqual(_ left: ValueMap, _ right: ValueMap, steps: inout Int) -> Bool {
        guard left.count == right.count else { return false }
        for entry in left.entries {
            // A key that is not a text is found by walking.
            if case .string = entry.key { steps -= 1 } else { steps -= right.count }
            guard steps >= 0,
                let value = right.value(at: entry.key),
                entry.value.isEqual(to: value, steps: &steps)
            else { return false }
        }
        return true
    }
}
