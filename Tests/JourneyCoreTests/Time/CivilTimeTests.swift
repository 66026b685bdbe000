import JourneyCore
import JourneyTesting
import Testing

@Suite struct CivilTimeTests {
    @Test(arguments: UInt64(0)..<200)
    func `a date's parts make the same date again`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let local = CivilTime(
            millisecondsSinceEpoch: Int64.random(in: -(1 << 56)...(1 << 56), using: &generator)
        )

        let (year, month, dayOfMonth) = local.date

        #expect((1...CivilTime.days(inMonth: month, of: year)).contains(dayOfMonth))
        let again = CivilTime(
            year: year,
            month: month,
            dayOfMonth: dayOfMonth,
            hour: local.hour,
            minute: local.minute,
            second: local.second,
            millisecond: local.millisecond
        )
        #expect(again == local)
    }

    @Test func `days follow one another through 800 years`() {
        var expected: (year: Int64, month: Int, dayOfMonth: Int) = (1600, 1, 1)
        var dayOfYear = 1
        var weekday = Weekday.saturday
        let first = CivilTime.days(year: 1600, month: 1, dayOfMonth: 1)
        for day in first..<(first + 292_194) {
            let local = CivilTime(day: day, millisecondOfDay: 0)
            guard local.date == expected, local.weekday == weekday, local.dayOfYear == dayOfYear
            else {
                Issue.record("\(local) is not \(expected) \(weekday) \(dayOfYear)")
                return
            }
            weekday = Weekday(rawValue: weekday.rawValue % 7 + 1) ?? .monday
            (expected.dayOfMonth, dayOfYear) = (expected.dayOfMonth + 1, dayOfYear + 1)
            guard expected.dayOfMonth > CivilTime.days(inMonth: expected.month, of: expected.year)
            else { continue }
            (expected.month, expected.dayOfMonth) = (expected.month + 1, 1)
            guard expected.month > 12 else { continue }
            (expected.year, expected.month, dayOfYear) = (expected.year + 1, 1, 1)
        }
        #expect(expected == (2400, 1, 1))
    }

    @Test(arguments: [
        ("2026-01-31 10:00", 1, "2026-02-28 10:00"), ("2024-01-31 10:00", 1, "2024-02-29 10:00"),
        ("2026-03-31 10:00", -1, "2026-02-28 10:00"), ("2026-12-15 10:00", 1, "2027-01-15 10:00"),
        ("2026-01-15 10:00", -1, "2025-12-15 10:00"), ("2024-02-29 10:00", 12, "2025-02-28 10:00"),
        ("2024-02-29 10:00", 48, "2028-02-29 10:00"), ("2026-05-31 10:00", 0, "2026-05-31 10:00"),
        ("2026-05-31 10:00", -25, "2024-04-30 10:00"),
    ])
    func `a month later is the same day or the month's last`(
        start: String,
        months: Int64,
        expected: String
    ) {
        #expect(CivilTime(start)?.adding(months: months).description == expected)
    }

    @Test(arguments: [
        ("2026-03-02 19:10", "2026-03-02 19:10"), ("2026-03-02T19:10:05", "2026-03-02 19:10:05"),
        ("2026-03-02 19:10:05.25", "2026-03-02 19:10:05.250"), ("2026-03-02", "2026-03-02 00:00"),
        ("2026-03-02 19:10:00.000", "2026-03-02 19:10"),
    ])
    func `a local time is read from text`(text: String, expected: String) {
        #expect(CivilTime(text)?.description == expected)
    }

    @Test(arguments: [
        "", "2026-03", "2026-02-30", "2026-03-02 ", "2026-03-02 19", "2026-03-02 24:00",
        "2026-03-02 19:60", "2026-03-02 9:10", "2026-03-02 19:10Z", "2026-03-02 19:10:60",
        "02.03.2026 19:10", "2026-03-02 19:10:05.",
    ])
    func `a text that is no local time is refused`(text: String) {
        #expect(CivilTime(text) == nil)
    }

    @Test func `weekdays are known by name`() {
        #expect(Weekday("Mon") == .monday)
        #expect(Weekday("sunday") == .sunday)
        #expect(Weekday("mond") == nil)
        #expect(CivilTime("2026-03-02")?.weekday == .monday)
    }
}
