/// A length of time as the expression language sees it.
///
/// `seconds` and `nanoseconds` have the same sign, as in the language's specification.
package struct ExactDuration: Hashable, Comparable, Sendable {
    package var seconds: Int64
    package var nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// `nil` beyond the longest duration, which is about 292 years either way: the language's
    /// conformance suite wants the nanoseconds to fit in 64 bits.
    package init?(totalNanoseconds total: Int128) {
        guard let total = Int64(exactly: total) else { return nil }
        let (seconds, nanoseconds) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
        self.init(seconds: seconds, nanoseconds: Int32(nanoseconds))
    }

    /// A longer duration than the language knows becomes its longest.
    package init(_ duration: Milliseconds) {
        let limit = Int64.max / 1_000_000
        let (seconds, rest) = min(max(duration.count, -limit), limit)
            .quotientAndRemainder(dividingBy: 1_000)
        self.init(seconds: seconds, nanoseconds: Int32(rest * 1_000_000))
    }

    package var totalNanoseconds: Int128 {
        Int128(seconds) * 1_000_000_000 + Int128(nanoseconds)
    }

    /// `nil` beyond the longest duration.
    package func adding(_ other: Self) -> Self? {
        Self(totalNanoseconds: totalNanoseconds + other.totalNanoseconds)
    }

    /// `nil` beyond the longest duration.
    package func subtracting(_ other: Self) -> Self? {
        Self(totalNanoseconds: totalNanoseconds - other.totalNanoseconds)
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.seconds, lhs.nanoseconds) < (rhs.seconds, rhs.nanoseconds)
    }
}
