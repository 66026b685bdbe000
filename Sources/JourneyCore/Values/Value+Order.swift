/// How one value stands to another.
package enum ValueOrder: Sendable {
    case less
    case equal
    case greater
    /// Neither: one of the two is not a number.
    case unordered
}

extension Value {
    /// How this value is ordered against `other`; `nil` for values that have no order between them,
    /// such as a text and a number, or two lists.
    package func order(to other: Value) -> ValueOrder? {
        switch (self, other) {
        case (.int(let left), .int(let right)): Self.order(left, right)
        case (.string(let left), .string(let right)): Self.order(left, right)
        case (.bool(let left), .bool(let right)): Self.order(left ? 1 : 0, right ? 1 : 0)
        case (.bytes(let left), .bytes(let right)):
            left == right ? .equal : left.lexicographicallyPrecedes(right) ? .less : .greater
        case (.timestamp(let left), .timestamp(let right)): Self.order(left, right)
        case (.duration(let left), .duration(let right)): Self.order(left, right)
        case (_, _): numericOrder(to: other)
        }
    }

    /// The order of two numbers of any kinds; `nil` when one of the two is no number.
    ///
    /// An integer and a `double` compare as doubles once the `double` lies in the integer's range:
    /// so the conformance suite of the language has it, at the price that integers beyond 2^53
    /// are equal to their nearest `double`.
    func numericOrder(to other: Value) -> ValueOrder? {
        switch (self, other) {
        case (.int(let left), .int(let right)): Self.order(left, right)
        case (.uint(let left), .uint(let right)): Self.order(left, right)
        case (.double(let left), .double(let right)): Self.order(left, right)
        case (.int(let left), .uint(let right)):
            left < 0 ? .less : Self.order(UInt64(left), right)
        case (.uint(let left), .int(let right)):
            right < 0 ? .greater : Self.order(left, UInt64(right))
        case (.int(let left), .double(let right)): Self.order(Double(left), right)
        case (.double(let left), .int(let right)): Self.order(left, Double(right))
        case (.uint(let left), .double(let right)): Self.order(Double(left), right)
        case (.double(let left), .uint(let right)): Self.order(left, Double(right))
        case (_, _): nil
        }
    }

    private static func order<Operand: Comparable>(
        _ left: Operand,
        _ right: Operand
    ) -> ValueOrder {
        if left < right { return .less }
        if left == right { return .equal }
        return left > right ? .greater : .unordered
    }

    private static func order(_ left: String, _ right: String) -> ValueOrder {
        if left.hasSameBytes(as: right) { return .equal }
        return left.precedesInBytes(right) ? .less : .greater
    }
}
