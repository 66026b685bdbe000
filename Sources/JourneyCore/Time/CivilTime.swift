/// What a calendar and a clock on the wall show: a date and a time of day, without a zone.
///
/// The proleptic Gregorian calendar; the formulas between days and dates are Howard Hinnant's
/// "chrono-Compatible Low-Level Date Algorithms".
package struct CivilTime: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    package var day: Int64
    /// 0 to 86,399,999.
    package var millisecondOfDay: Int64

    package init(day: Int64, millisecondOfDay: Int64) {
        self.day = day
        self.millisecondOfDay = millisecondOfDay
    }

    /// `milliseconds` as a clock without a zone counts them.
    package init(millisecondsSinceEpoch milliseconds: Int64) {
        var (day, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        if rest < 0 { (day, rest) = (day - 1, rest + 86_400_000) }
        self.init(day: day, millisecondOfDay: rest)
    }

    package init(
        year: Int64,
        month: Int,
        dayOfMonth: Int,
        hour: Int = 0,
        minute: Int = 0,
        second: Int = 0,
        millisecond: Int = 0
    ) {
        let time = ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond
        self.init(
            day: Self.days(year: year, month: month, dayOfMonth: dayOfMonth),
            millisecondOfDay: Int64(time)
        )
    }

    package var millisecondsSinceEpoch: Int64 { day * 86_400_000 + millisecondOfDay }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.day, lhs.millisecondOfDay) < (rhs.day, rhs.millisecondOfDay)
    }

    /// Days since 1970-01-01 of a date.
    package static func days(year: Int64, month: Int, dayOfMonth: Int) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let monthFromMarch = Int64(month > 2 ? month - 3 : month + 9)
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(dayOfMonth) - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
