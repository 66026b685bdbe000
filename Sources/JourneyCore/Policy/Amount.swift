/// An amount of money in ten-thousandths of the policy's currency: costs are fractions of a cent,
/// and sums of them must be exact.
package struct Amount: Hashable, Comparable, Sendable {
    package var tenThousandths: Int64

    package init(tenThousandths: Int64) {
        self.tenThousandths = tenThousandths
    }

    /// `nil` unless `value` is finite, not negative, and below a million million.
    package init?(_ value: Double) {
        guard value.isFinite, value >= 0, value < 1e12 else { return nil }
        self.init(tenThousandths: Int64((value * 10_000).rounded()))
    }

    package static let zero = Self(tenThousandths: 0)

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.tenThousandths < rhs.tenThousandths
    }

    package static func + (lhs: Self, rhs: Self) -> Self {
        Self(tenThousandths: lhs.tenThousandths &+ rhs.tenThousandths)
    }

    package var value: Double { Double(tenThousandths) / 10_000 }
}

/// A share in hundredths of a per cent: 10 % is 1,000.
package struct BasisPoints: Hashable, Comparable, Sendable {
    package var count: Int

    /// `nil` outside 0 to 10,000.
    package init?(_ count: Int) {
        guard (0...10_000).contains(count) else { return nil }
        self.count = count
    }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.count < rhs.count }

    /// Whether a stable hash falls into this share.
    package func includes(_ hash: StableHash) -> Bool {
        hash.choice(below: 10_000) < UInt64(count)
    }
}
