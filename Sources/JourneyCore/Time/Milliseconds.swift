/// An exact length of time.
///
/// One machine word, because it is stored in rows and compared on the hot path; the standard
/// library's `Duration` is twice as wide and counts attoseconds.
package struct Milliseconds: Hashable, Comparable, Sendable {
    package var count: Int64

    package init(_ count: Int64) {
        self.count = count
    }

    package static let zero = Self(0)

    package static func seconds(_ count: Int64) -> Self { Self(count * 1_000) }
    package static func minutes(_ count: Int64) -> Self { Self(count * 60_000) }
    package static func hours(_ count: Int64) -> Self { Self(count * 3_600_000) }
    /// Exactly 24 hours each: the day of a window, not of a calendar.
    package static func days(_ count: Int64) -> Self { Self(count * 86_400_000) }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.count < rhs.count }
}
