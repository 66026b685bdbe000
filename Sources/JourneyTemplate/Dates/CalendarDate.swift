import JourneyCore

/// A date and a time of day taken apart, with how far ahead of UTC its clock is.
struct CalendarDate: Hashable, Sendable {
    var year: Int64
    /// 1 to 12.
    var month: Int
    /// 1 to 31.
    var day: Int
    var hour: Int
    var minute: Int
    var second: Int
    var millisecond: Int
    var offsetSeconds: Int
    /// Days since 1970-01-01.
    private(set) var dayNumber: Int64

    init(_ time: CivilTime, offsetSeconds: Int) {
        (year, month, day) = time.date
        (hour, minute, second) = (time.hour, time.minute, time.second)
        millisecond = time.millisecond
        dayNumber = time.day
        self.offsetSeconds = offsetSeconds
    }

    init(utc instant: ExactTimestamp) {
        let milliseconds = instant.milliseconds
        self.init(CivilTime(millisecondsSinceEpoch: milliseconds), offsetSeconds: 0)
    }

    /// 0 is Sunday.
    var weekday: Int { Int(((dayNumber + 4) % 7 + 7) % 7) }

    /// 1 to 366.
    var dayOfYear: Int { Int(dayNumber - CivilTime.days(year: year, month: 1, dayOfMonth: 1)) + 1 }

    /// The ISO 8601 week and the year that it belongs to.
    var isoWeek: (year: Int64, week: Int) {
        let monday = (weekday + 6) % 7
        let thursday = CalendarDate(
            CivilTime(day: dayNumber - Int64(monday) + 3, millisecondOfDay: 0),
            offsetSeconds: 0
        )
        return (thursday.year, (thursday.dayOfYear - 1) / 7 + 1)
    }

    var secondsSinceEpoch: Int64 {
        dayNumber * 86_400 + Int64((hour * 60 + minute) * 60 + second - offsetSeconds)
    }

    var rfc3339: String {
        let fraction = millisecond == 0 ? "" : ".\(millisecond.padded(to: 3))"
        let zone = offsetSeconds == 0 ? "Z" : offsetText(separator: ":")
        return "\(Int(year).padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
            + "T\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
            + fraction + zone
    }

    /// `+0300`, or `+03:00` with a separator.
    func offsetText(separator: String) -> String {
        let minutes = abs(offsetSeconds) / 60
        let sign = offsetSeconds < 0 ? "-" : "+"
        return sign + (minutes / 60).padded(to: 2) + separator + (minutes % 60).padded(to: 2)
    }
}

extension ExactTimestamp {
    /// Saturates: a scope may hold any number.
    var milliseconds: Int64 {
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        guard !overflow else { return seconds < 0 ? .min : .max }
        return whole.addingReportingOverflow(Int64(nanoseconds) / 1_000_000).partialValue
    }
}

extension Int {
    func padded(to width: Int, with filler: Character = "0") -> String {
        let digits = String(magnitude)
        let filling = String(repeating: filler, count: Swift.max(0, width - digits.utf8.count))
        return (self < 0 ? "-" : "") + filling + digits
    }
}
