import JourneyCore
import JourneyTesting
import Testing

@Suite struct DailyHoursTests {
    @Test(arguments: [
        ("9:00-21:00", 540, 1260), ("21:00-9:00", 1260, 540), ("09:00 - 21:30", 540, 1290),
        ("9:00–21:00", 540, 1260), ("0:00-24:00", 0, 1440), ("22:00-24:00", 1320, 1440),
        ("22:00-0:00", 1320, 1440), (" 23:59-0:01 ", 1439, 1),
    ])
    func `hours are read and written back`(text: String, start: Int, end: Int) throws {
        let hours = try DailyHours(parsing: text)

        #expect((hours.start, hours.end) == (start, end))
        #expect(try DailyHours(parsing: hours.description) == hours)
    }

    @Test(arguments: [
        ("", "'' names no hours; write them like '9:00-21:00' or '21:00-9:00'"),
        ("9-21", "'9-21' names no hours; write them like '9:00-21:00' or '21:00-9:00'"),
        ("9:00", "'9:00' names no hours; write them like '9:00-21:00' or '21:00-9:00'"),
        (
            "9:00-12:00-15:00",
            "'9:00-12:00-15:00' names no hours; write them like '9:00-21:00' or '21:00-9:00'"
        ),
        ("9am-9pm", "'9am-9pm' has 'am' or 'pm'; write 24-hour times, like '9:00-21:00'"),
        (
            "9:00-25:00",
            "'9:00-25:00' names no hours: there is no '25:00'; times go from 0:00 to 24:00"
        ),
        (
            "9:60-10:00",
            "'9:60-10:00' names no hours: there is no '9:60'; times go from 0:00 to 24:00"
        ),
        (
            "9:00-24:01",
            "'9:00-24:01' names no hours: there is no '24:01'; times go from 0:00 to 24:00"
        ),
        ("24:00-9:00", "'24:00-9:00' can't start at 24:00; write 0:00 for the day's beginning"),
        ("9:00-9:00", "'9:00-9:00' has no length; write '0:00-24:00' for the whole day"),
    ])
    func `what names no hours is answered with the way out`(text: String, message: String) {
        let error = #expect(throws: DailyHoursError.self) { try DailyHours(parsing: text) }

        #expect(error?.description == message)
    }

    @Test func `hours contain their first minute and not their last`() throws {
        let night = try DailyHours(parsing: "21:00-9:00")

        for (text, isInside) in [
            ("2026-03-02 20:59:59.999", false), ("2026-03-02 21:00", true),
            ("2026-03-02 00:00", true), ("2026-03-02 08:59:59.999", true),
            ("2026-03-02 09:00", false),
        ] {
            #expect(night.contains(try #require(CivilTime(text))) == isInside, "\(text)")
        }
    }

    @Test(arguments: [
        // The clocks skip 2:00 to 3:00, the end within: over when they do.
        ("23:00-2:30", "2026-03-28T23:00:00Z", "2026-03-29T01:00:00.000Z"),
        // The clocks show 2:00 to 3:00 twice: over at the first 2:30, and at night not again.
        ("23:00-2:30", "2026-10-24T22:00:00Z", "2026-10-25T00:30:00.000Z"),
        // Between the two 2:30s it is quiet once more from the change on.
        ("23:00-2:30", "2026-10-25T01:00:00Z", "2026-10-25T01:30:00.000Z"),
        ("22:00-8:00", "2026-03-28T23:00:00Z", "2026-03-29T06:00:00.000Z"),
        ("22:00-8:00", "2026-07-01T12:00:00Z", "2026-07-01T12:00:00.000Z"),
        // All of it lies in the gap, so it never comes that day.
        ("2:00-3:00", "2026-03-29T00:59:59Z", "2026-03-29T00:59:59.000Z"),
    ])
    func `quiet hours in Berlin end when its clocks say so`(
        text: String,
        start: String,
        expected: String
    ) throws {
        let hours = try DailyHours(parsing: text)
        let start = try #require(Timestamp(rfc3339: start))

        let end = hours.nextEnd(after: start, in: "Europe/Berlin", by: TestZones.calendar)

        #expect(end?.description == expected)
    }

    @Test func `hours within a gap open on the day after`() throws {
        let hours = try DailyHours(parsing: "2:00-3:00")
        let start = try #require(Timestamp(rfc3339: "2026-03-29T00:00:00Z"))

        let opening = hours.nextOpening(after: start, in: "Europe/Berlin", by: TestZones.calendar)

        #expect(opening.description == "2026-03-30T00:00:00.000Z")
    }

    @Test func `the whole day never ends`() throws {
        let hours = try DailyHours(parsing: "0:00-24:00")
        let now = Timestamp(milliseconds: 0)

        #expect(hours.nextEnd(after: now, in: "UTC", by: TestZones.calendar) == nil)
        #expect(hours.nextOpening(after: now, in: "UTC", by: TestZones.calendar) == now)
    }

    @Test(arguments: UInt64(0)..<150)
    func `the next end and opening are the first minutes that are`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let calendar = TestZones.calendar
        let zone = calendar.names.randomElement(using: &generator) ?? "UTC"
        let (start, end) = (
            Int.random(in: 0..<48, using: &generator) * 30,
            Int.random(in: 1...48, using: &generator) * 30
        )
        guard start != end, start != 0 || end != 1440 else { return }
        let hours = DailyHours(start: start, end: end)
        // Every other seed begins in the two days around a clock change.
        var minute = Int64.random(in: 29_000_000...30_500_000, using: &generator)
        if seed.isMultiple(of: 2) {
            let from = Timestamp(milliseconds: minute * 60_000)
            let change = calendar.firstChange(of: zone, after: from, through: from + .days(400))
            let lead = Int64.random(in: -60...1_440, using: &generator)
            minute = change.map { $0.milliseconds / 60_000 - lead } ?? minute
        }
        let from = Timestamp(milliseconds: minute * 60_000)

        let nextEnd = hours.nextEnd(after: from, in: zone, by: calendar)
        let nextOpening = hours.nextOpening(after: from, in: zone, by: calendar)

        func scan(for isInside: Bool) -> Timestamp {
            var instant = from
            while hours.contains(instant, in: zone, by: calendar) != isInside {
                instant = instant + .minutes(1)
            }
            return instant
        }
        #expect(nextEnd == scan(for: false), "\(hours) in \(zone) from \(from)")
        #expect(nextOpening == scan(for: true), "\(hours) in \(zone) from \(from)")
    }

    @Test func `the search ends at the end of time`() throws {
        let hours = try DailyHours(parsing: "9:00-21:00")
        for milliseconds in [Int64.min, .max] {
            let instant = Timestamp(milliseconds: milliseconds)
            _ = hours.nextEnd(after: instant, in: "Europe/Berlin", by: TestZones.calendar)
            _ = hours.nextOpening(after: instant, in: "Europe/Berlin", by: TestZones.calendar)
        }
    }

    @Test func `a calendar without a table gives the same answers`() throws {
        let hours = try DailyHours(parsing: "23:00-2:30")
        var instant = try #require(Timestamp(rfc3339: "2026-03-20T00:07:00Z"))
        for _ in 0..<6_000 {
            let exact = hours.nextEnd(after: instant, in: "Europe/Berlin", by: TestZones.calendar)
            let halved = hours.nextEnd(after: instant, in: "Europe/Berlin", by: Halving())
            #expect(exact == halved)
            instant = instant + .minutes(53)
        }
    }
}

/// Knows offsets only, so it finds changes as the port does by itself.
private struct Halving: CivilCalendar {
    func knows(_ zone: String) -> Bool { TestZones.calendar.knows(zone) }

    func offsetSeconds(of zone: String, at instant: Timestamp) -> Int32 {
        TestZones.calendar.offsetSeconds(of: zone, at: instant)
    }

    func instant(of local: CivilTime, in zone: String) -> Timestamp {
        TestZones.calendar.instant(of: local, in: zone)
    }
}
