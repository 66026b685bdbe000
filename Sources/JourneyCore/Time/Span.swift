/// A length of time as people say it: `20 minutes`, `2 days`, `3 months`.
///
/// Milliseconds are exact. Days and months are those of a calendar: `1 day` after 21:00 is 21:00
/// tomorrow, also across a clock change. Hence three counts that never turn into one another; all
/// three have the same sign, or are 0.
package struct Span: Hashable, Sendable {
    package let months: Int64
    package let days: Int64
    package let milliseconds: Int64

    package init(months: Int64 = 0, days: Int64 = 0, milliseconds: Int64 = 0) {
        let signs = [months.signum(), days.signum(), milliseconds.signum()]
        precondition(
            !(signs.contains(1) && signs.contains(-1)),
            "a span forward and backward at once is a caller's mistake"
        )
        self.months = months
        self.days = days
        self.milliseconds = milliseconds
    }

    /// No text gives a longer one: a hundred years.
    package static let max = Span(days: 36_525)

    package static let zero = Span()

    package static func days(_ count: Int64) -> Self { Self(days: count) }
    package static func hours(_ count: Int64) -> Self { Self(milliseconds: count * 3_600_000) }
    package static func minutes(_ count: Int64) -> Self { Self(milliseconds: count * 60_000) }
    package static func seconds(_ count: Int64) -> Self { Self(milliseconds: count * 1_000) }

    package var isNegative: Bool { months < 0 || days < 0 || milliseconds < 0 }

    /// Whether only a calendar and a time zone can tell how long it really is.
    package var usesCalendar: Bool { months != 0 || days != 0 }

    /// The same length backward.
    package var negated: Span {
        Span(months: -months, days: -days, milliseconds: -milliseconds)
    }

    /// As windows count: a day is exactly 24 hours, a month 30 such days.
    package var exactMilliseconds: Milliseconds {
        let monthDays = months.multipliedReportingOverflow(by: 30)
        let allDays = monthDays.partialValue.addingReportingOverflow(days)
        let dayTime = allDays.partialValue.multipliedReportingOverflow(by: 86_400_000)
        let sum = dayTime.partialValue.addingReportingOverflow(milliseconds)
        let isTooLong = monthDays.overflow || allDays.overflow || dayTime.overflow || sum.overflow
        guard isTooLong else { return Milliseconds(sum.partialValue) }
        return Milliseconds(isNegative ? .min : .max)
    }

    /// `start` moved by the span: first the months, then the days, both by the calendar of `zone`,
    /// then the exact time.
    ///
    /// A month too short for the day gives its last day. A local time that doesn't exist moves
    /// forward by the gap; of one that exists twice it is the first.
    package func added(
        to start: Timestamp,
        in zone: String,
        by calendar: some CivilCalendar
    ) -> Timestamp {
        guard usesCalendar else { return start + Milliseconds(milliseconds) }
        var local = calendar.local(start, in: zone)
        if months != 0 { local = local.adding(months: months) }
        if days != 0 { local = local.adding(days: days) }
        return calendar.instant(of: local, in: zone) + Milliseconds(milliseconds)
    }
}

extension Span: Comparable {
    /// By ``exactMilliseconds``; of equally long ones that with fewer months, then fewer days, is
    /// the smaller.
    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.exactMilliseconds, lhs.months, lhs.days)
            < (rhs.exactMilliseconds, rhs.months, rhs.days)
    }
}

extension Span: CustomStringConvertible {
    /// In words that ``init(parsing:allowsNegative:)`` reads back: `1 hour 30 minutes`.
    package var description: String {
        var parts: [String] = []
        var rest = (months.magnitude, days.magnitude, milliseconds.magnitude)
        func take(_ unit: SpanUnit, _ size: UInt64, from count: inout UInt64, whole: Bool = false) {
            guard count >= size, !whole || count.isMultiple(of: size) else { return }
            let number = count / size
            parts.append("\(number) \(number == 1 ? unit.name : unit.plural)")
            count %= size
        }
        take(.year, 12, from: &rest.0, whole: true)
        take(.month, 1, from: &rest.0)
        take(.week, 7, from: &rest.1, whole: true)
        take(.day, 1, from: &rest.1)
        take(.hour, 3_600_000, from: &rest.2)
        take(.minute, 60_000, from: &rest.2)
        take(.second, 1_000, from: &rest.2)
        take(.millisecond, 1, from: &rest.2)
        guard !parts.isEmpty else { return "0 minutes" }
        return (isNegative ? "-" : "") + parts.joined(separator: " ")
    }
}
