extension CivilTime {
    /// Year, month (1 to 12) and day of the month (1 to 31) in one computation.
    package var date: (year: Int64, month: Int, dayOfMonth: Int) {
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let dayOfMonth = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
        let month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth)
    }

    package var year: Int64 { date.year }
    /// 1 to 12.
    package var month: Int { date.month }
    /// 1 to 31.
    package var dayOfMonth: Int { date.dayOfMonth }
    /// 1 to 366.
    package var dayOfYear: Int {
        Int(day - Self.days(year: year, month: 1, dayOfMonth: 1)) + 1
    }

    package var hour: Int { Int(millisecondOfDay / 3_600_000) }
    package var minute: Int { Int(millisecondOfDay / 60_000 % 60) }
    package var second: Int { Int(millisecondOfDay / 1_000 % 60) }
    package var millisecond: Int { Int(millisecondOfDay % 1_000) }

    package var weekday: Weekday {
        // 1970-01-01 was a Thursday.
        let fromMonday = Int(((day + 3) % 7 + 7) % 7)
        return Weekday.allCases[fromMonday]
    }

    /// The same time of day so many days later, or earlier for a negative count.
    package func adding(days count: Int64) -> Self {
        Self(day: day + count, millisecondOfDay: millisecondOfDay)
    }

    /// The same time on the same day of the month so many months later, or on the month's last day
    /// where that comes first: a month after 31 January is 28 or 29 February.
    package func adding(months count: Int64) -> Self {
        let (year, month, dayOfMonth) = date
        let months = year * 12 + Int64(month - 1) + count
        let newYear = (months >= 0 ? months : months - 11) / 12
        let newMonth = Int(months - newYear * 12) + 1
        let newDay = min(dayOfMonth, Self.days(inMonth: newMonth, of: newYear))
        return Self(
            day: Self.days(year: newYear, month: newMonth, dayOfMonth: newDay),
            millisecondOfDay: millisecondOfDay
        )
    }

    package static func isLeap(_ year: Int64) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// 28 to 31.
    package static func days(inMonth month: Int, of year: Int64) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
