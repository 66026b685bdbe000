/// How a zone's clocks go on for ever: POSIX's `TZ` notation, as RFC 9636 extends it.
///
/// `CET-1CEST,M3.5.0,M10.5.0/3`: an hour ahead of UTC, two from the last Sunday of March until the
/// last one of October at three.
struct ZoneRule: Hashable, Sendable {
    /// Seconds ahead of UTC.
    var standardOffset: Int32
    var daylight: Daylight?

    struct Daylight: Hashable, Sendable {
        var offset: Int32
        /// On the standard clock.
        var start: Moment
        /// On the daylight clock.
        var end: Moment
    }

    /// A local time that comes once a year.
    struct Moment: Hashable, Sendable {
        var day: Day
        /// From midnight, -167 to 167 hours.
        var seconds: Int32
    }

    enum Day: Hashable, Sendable {
        /// 1 to 365; 29 February is never counted.
        case withoutLeapDay(Int)
        /// 0 to 365; 29 February is counted.
        case fromZero(Int)
        /// `week` 1 to 5, where 5 is the last one; `weekday` 0 to 6 from Sunday.
        case weekday(Int, week: Int, month: Int)
    }

    /// Seconds ahead of UTC at `instant`, which is in seconds since 1970 UTC.
    func offset(at instant: Int64) -> Int32 {
        guard let daylight else { return standardOffset }
        var latest = Int64.min
        var offset = standardOffset
        for year in years(around: instant) {
            let start = self.start(of: daylight, in: year)
            let end = self.end(of: daylight, in: year)
            if end <= instant, end > latest { (latest, offset) = (end, standardOffset) }
            // Where an end meets a start, daylight saving time goes on: RFC 9636 writes it so when
            // it is to last all year.
            if start <= instant, start >= latest { (latest, offset) = (start, daylight.offset) }
        }
        return offset
    }

    /// The first second after `instant` at which the offset is another one than just before.
    func firstChange(after instant: Int64) -> Int64? {
        guard let daylight else { return nil }
        var after = instant
        for _ in 0..<6 {  // As many as three years have, so changes to the same are passed over.
            var next = Int64.max
            for year in years(around: after) {
                for change in [start(of: daylight, in: year), end(of: daylight, in: year)]
                where change > after && change < next {
                    next = change
                }
            }
            guard next < .max else { return nil }
            if offset(at: next) != offset(at: next - 1) { return next }
            after = next
        }
        return nil
    }

    private func years(around instant: Int64) -> ClosedRange<Int64> {
        let milliseconds = instant.multipliedReportingOverflow(by: 1_000)
        let bounded = milliseconds.overflow ? 0 : milliseconds.partialValue
        let year = CivilTime(millisecondsSinceEpoch: bounded).year
        return (year - 1)...(year + 1)
    }

    private func start(of daylight: Daylight, in year: Int64) -> Int64 {
        daylight.start.localSeconds(in: year) - Int64(standardOffset)
    }

    private func end(of daylight: Daylight, in year: Int64) -> Int64 {
        daylight.end.localSeconds(in: year) - Int64(daylight.offset)
    }
}

extension ZoneRule.Moment {
    /// What a clock without a zone counts since 1970.
    fileprivate func localSeconds(in year: Int64) -> Int64 {
        dayNumber(in: year) * 86_400 + Int64(seconds)
    }

    private func dayNumber(in year: Int64) -> Int64 {
        let newYear = CivilTime.days(year: year, month: 1, dayOfMonth: 1)
        switch day {
        case .withoutLeapDay(let day):
            let isBehindLeapDay = CivilTime.isLeap(year) && day >= 60
            return newYear + Int64(isBehindLeapDay ? day : day - 1)
        case .fromZero(let day):
            return newYear + Int64(day)
        case .weekday(let weekday, let week, let month):
            let first = CivilTime.days(year: year, month: month, dayOfMonth: 1)
            let firstWeekday = CivilTime(day: first, millisecondOfDay: 0).weekday.rawValue % 7
            let day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
            return first + Int64(day < CivilTime.days(inMonth: month, of: year) ? day : day - 7)
        }
    }
}
