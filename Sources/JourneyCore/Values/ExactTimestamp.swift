/// An instant as the expression language sees it: years 1 to 9999, in nanoseconds.
package struct ExactTimestamp: Hashable, Comparable, Sendable {
    package var seconds: Int64
    /// 0 to 999,999,999, counted forward from `seconds`.
    package var nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// From 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z, in seconds since 1970.
    package static let secondsRange: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

    /// `nil` outside the years 1 to 9999.
    package init?(totalNanoseconds total: Int128) {
        var (seconds, nanoseconds) = total.quotientAndRemainder(dividingBy: 1_000_000_000)
        if nanoseconds < 0 { (seconds, nanoseconds) = (seconds - 1, nanoseconds + 1_000_000_000) }
        guard let seconds = Int64(exactly: seconds), Self.secondsRange.contains(seconds) else {
            return nil
        }
        self.init(seconds: seconds, nanoseconds: Int32(nanoseconds))
    }

    /// Instants outside the years 1 to 9999 become the nearest one inside.
    package init(_ instant: Timestamp) {
        let total = Int128(instant.milliseconds) * 1_000_000
        if let exact = Self(totalNanoseconds: total) {
            self = exact
        } else if instant.milliseconds < 0 {
            self.init(seconds: Self.secondsRange.lowerBound)
        } else {
            self.init(seconds: Self.secondsRange.upperBound, nanoseconds: 999_999_999)
        }
    }

    /// The instant in whole milliseconds, without what is finer.
    package var timestamp: Timestamp {
        Timestamp(milliseconds: seconds * 1_000 + Int64(nanoseconds / 1_000_000))
    }

    package var totalNanoseconds: Int128 {
        Int128(seconds) * 1_000_000_000 + Int128(nanoseconds)
    }

    /// `nil` outside the years 1 to 9999.
    package func adding(_ duration: ExactDuration) -> Self? {
        Self(totalNanoseconds: totalNanoseconds + duration.totalNanoseconds)
    }

    /// `nil` outside the years 1 to 9999.
    package func subtracting(_ duration: ExactDuration) -> Self? {
        Self(totalNanoseconds: totalNanoseconds - duration.totalNanoseconds)
    }

    package func duration(since earlier: Self) -> ExactDuration? {
        ExactDuration(totalNanoseconds: totalNanoseconds - earlier.totalNanoseconds)
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.seconds, lhs.nanoseconds) < (rhs.seconds, rhs.nanoseconds)
    }
}
