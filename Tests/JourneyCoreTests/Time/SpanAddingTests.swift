import JourneyCore
import JourneyTesting
import Testing

@Suite struct SpanAddingTests {
    @Test(arguments: [
        ("1 day", "2026-03-28T20:00:00Z", "2026-03-29T19:00:00.000Z"),
        ("24 hours", "2026-03-28T20:00:00Z", "2026-03-29T20:00:00.000Z"),
        ("1 day", "2026-03-28T01:30:00Z", "2026-03-29T01:30:00.000Z"),
        ("1 day", "2026-10-24T00:30:00Z", "2026-10-25T00:30:00.000Z"),
        ("1 month", "2026-01-31T12:00:00Z", "2026-02-28T12:00:00.000Z"),
        ("1 month", "2026-03-01T12:00:00Z", "2026-04-01T11:00:00.000Z"),
        ("1 month 1 day", "2026-01-31T12:00:00Z", "2026-03-01T12:00:00.000Z"),
        ("1 day 2 hours", "2026-03-28T20:00:00Z", "2026-03-29T21:00:00.000Z"),
        ("1 year", "2024-02-29T12:00:00Z", "2025-02-28T12:00:00.000Z"),
        ("-1 day", "2026-03-29T19:00:00Z", "2026-03-28T20:00:00.000Z"),
    ])
    func `days and months follow Berlin's clocks, hours don't`(
        text: String,
        start: String,
        expected: String
    ) throws {
        let span = try Span(parsing: text, allowsNegative: true)
        let start = try #require(Timestamp(rfc3339: start))

        let end = span.added(to: start, in: "Europe/Berlin", by: TestZones.calendar)

        #expect(end.description == expected)
    }

    @Test(arguments: UInt64(0)..<300)
    func `days keep the local time, but in a gap move forward by it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let calendar = TestZones.calendar
        let zone = calendar.names.randomElement(using: &generator) ?? "UTC"
        let start = Timestamp(
            milliseconds: Int64.random(in: 1_700_000_000_000...1_900_000_000_000, using: &generator)
        )
        let days = Int64.random(in: 1...400, using: &generator)

        let end = Span.days(days).added(to: start, in: zone, by: calendar)

        let expected = calendar.local(start, in: zone).adding(days: days)
        let shown = calendar.local(end, in: zone)
        guard shown != expected else { return }
        let change = calendar.firstChange(of: zone, after: end - .hours(3), through: end)
        let before = change.map { calendar.local($0 - Milliseconds(1), in: zone) }
        let behind = change.map { calendar.local($0, in: zone) }
        #expect(before.map { $0 < expected } == true)
        #expect(behind.map { $0 > expected } == true)
        let gap = (behind?.millisecondsSinceEpoch ?? 0) - (before?.millisecondsSinceEpoch ?? 0) - 1
        #expect(shown.millisecondsSinceEpoch - expected.millisecondsSinceEpoch == gap)
    }

    @Test(arguments: UInt64(0)..<200)
    func `a span forward never leads back, and a longer one leads no less far`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let calendar = TestZones.calendar
        let zone = calendar.names.randomElement(using: &generator) ?? "UTC"
        let start = Timestamp(
            milliseconds: Int64.random(in: 1_700_000_000_000...1_900_000_000_000, using: &generator)
        )
        var last = start
        for days in Int64(1)...30 {
            let end = Span.days(days).added(to: start, in: zone, by: calendar)
            #expect(end > last)
            last = end
        }
        #expect(Span(months: 1).added(to: start, in: zone, by: calendar) > start)
    }

    @Test func `the ends of time hold a span`() {
        let end = Timestamp(milliseconds: .max)

        #expect(Span.hours(1).added(to: end, in: "UTC", by: TestZones.calendar) == end)
        _ = Span.max.added(to: end, in: "Europe/Berlin", by: TestZones.calendar)
    }
}
