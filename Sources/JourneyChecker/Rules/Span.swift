/// A length of time as marketers write it: calendar months and days apart from exact milliseconds.
struct Span: Equatable, Sendable {
    var months = 0
    var days = 0
    var milliseconds: Int64 = 0

    /// Its length in a window, where a day is exactly 24 hours.
    ///
    /// How long a month of a window is, no document says: it is taken as the shortest one, so that
    /// every reading of it is kept within the window that is checked.
    var windowMilliseconds: Int64 {
        Int64(months * 28 + days) * 86_400_000 + milliseconds
    }

    /// The instant so much later by the wall clock of `clock`; the last one, if there are two.
    func deadline(after moment: Moment, by clock: ZoneClock) -> Moment {
        guard months != 0 || days != 0 else { return moment.adding(milliseconds) }
        let today = CivilDay(number: clock.dayNumber(at: moment))
        let target = today.adding(months: months).number + days
        let wall = Int64(target) * 86_400_000 + clock.timeOfDay(at: moment)
        return clock.lastMoment(showing: wall).adding(milliseconds)
    }

    /// No time at all.
    init() {}

    /// Reads `2 days`, `36h`, `1 day 12 hours`, `PT20M`, `P2D`; `nil` if it is none of these.
    init?(_ text: String) {
        let lowered = text.lowercased().filter { $0 != " " && $0 != "\t" }
        let isStandard = lowered.first == "p"
        var rest = Substring(isStandard ? lowered.dropFirst() : lowered[...])
        var inTime = !isStandard
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            if isStandard, !inTime, rest.first == "t" {
                inTime = true
                rest = rest.dropFirst()
            }
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            let unit = rest.dropFirst(digits.count).prefix {
                $0.isLetter && $0 != "t" || $0 == "t" && !isStandard
            }
            guard let count = Int(digits), count < 1_000_000,
                add(count, unit: String(unit), standardDate: isStandard && !inTime)
            else { return nil }
            rest = rest.dropFirst(digits.count + unit.count)
        }
    }

    private mutating func add(_ count: Int, unit: String, standardDate: Bool) -> Bool {
        switch unit {
        case "ms", "millisecond", "milliseconds": milliseconds += Int64(count)
        case "s", "second", "seconds": milliseconds += Int64(count) * 1_000
        case "m" where standardDate: months += count
        case "m", "minute", "minutes": milliseconds += Int64(count) * 60_000
        case "h", "hour", "hours": milliseconds += Int64(count) * 3_600_000
        case "d", "day", "days": days += count
        case "w", "week", "weeks": days += count * 7
        case "month", "months": months += count
        case "y", "year", "years": months += count * 12
        default: return false
        }
        return true
    }
}
