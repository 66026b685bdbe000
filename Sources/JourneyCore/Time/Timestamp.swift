/// An instant on the wall clock, in whole milliseconds since 1970 UTC.
///
/// The core never asks what time it is: a `Timestamp` always arrives as an argument, so the same
/// inputs give the same decision today, in a replay, and in a simulation.
package struct Timestamp: Hashable, Comparable, Sendable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Later than everything, and still far from overflowing.
    package static let distantFuture = Self(milliseconds: .max / 4)

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.milliseconds < rhs.milliseconds
    }

    /// Saturates instead of trapping: instants come from files and networks.
    package static func + (instant: Self, duration: Milliseconds) -> Self {
        let (sum, overflow) = instant.milliseconds.addingReportingOverflow(duration.count)
        guard overflow else { return Self(milliseconds: sum) }
        return Self(milliseconds: duration.count < 0 ? .min : .max)
    }

    package static func - (instant: Self, duration: Milliseconds) -> Self {
        let (difference, overflow) = instant.milliseconds.subtractingReportingOverflow(
            duration.count
        )
        guard overflow else { return Self(milliseconds: difference) }
        return Self(milliseconds: duration.count < 0 ? .max : .min)
    }

    package static func - (later: Self, earlier: Self) -> Milliseconds {
        let (count, overflow) = later.milliseconds.subtractingReportingOverflow(
            earlier.milliseconds
        )
        guard overflow else { return Milliseconds(count) }
        return Milliseconds(later > earlier ? .max : .min)
    }
}
