import JourneyCore
import JourneyTesting
import Testing

@Suite struct SpanTests {
    @Test(arguments: [
        ("20 minutes", Span.minutes(20), "20 minutes"), ("36 hours", .hours(36), "36 hours"),
        ("2 days", .days(2), "2 days"), ("1 week", .days(7), "1 week"),
        ("3 months", Span(months: 3), "3 months"), ("1 year", Span(months: 12), "1 year"),
        ("20m", .minutes(20), "20 minutes"), ("36h", .hours(36), "36 hours"),
        ("2d", .days(2), "2 days"), ("1w", .days(7), "1 week"), ("30s", .seconds(30), "30 seconds"),
        ("30 seconds", .seconds(30), "30 seconds"), ("1 Day", .days(1), "1 day"),
        ("250ms", Span(milliseconds: 250), "250 milliseconds"), ("0 minutes", .zero, "0 minutes"),
        ("PT20M", .minutes(20), "20 minutes"), ("P2D", .days(2), "2 days"),
        ("P1DT2H", Span(days: 1, milliseconds: 7_200_000), "1 day 2 hours"),
        ("P3M", Span(months: 3), "3 months"),
        ("P1Y2W", Span(months: 12, days: 14), "1 year 2 weeks"),
        ("pt1h30m", .minutes(90), "1 hour 30 minutes"),
        ("1h30m", .minutes(90), "1 hour 30 minutes"),
        ("  1 day  2 hours ", Span(days: 1, milliseconds: 7_200_000), "1 day 2 hours"),
        ("90 minutes", .minutes(90), "1 hour 30 minutes"), ("+2 days", .days(2), "2 days"),
        ("15 months", Span(months: 15), "15 months"), ("10 days", .days(10), "10 days"),
        ("100 years", Span(months: 1200), "100 years"),
    ])
    func `a span is read and said in words`(text: String, span: Span, words: String) throws {
        let read = try Span(parsing: text)

        #expect(read == span)
        #expect(read.description == words)
    }

    @Test(arguments: [
        ("", "a duration is missing; write it like '20 minutes' or '2 days'"),
        (
            "20 minuts",
            "'20 minuts' is no duration: unknown unit 'minuts'; did you mean 'minutes'?"
        ),
        ("2 dayz", "'2 dayz' is no duration: unknown unit 'dayz'; did you mean 'days'?"),
        ("3mo", "'3mo' is no duration: unknown unit 'mo'; did you mean 'months'?"),
        (
            "3 parsecs",
            "'3 parsecs' is no duration: unknown unit 'parsecs'; the units are seconds, minutes,"
                + " hours, days, weeks, months and years"
        ),
        ("20", "'20' is no duration: '20' has no unit; write '20 minutes' or '20 days'"),
        (
            "minutes",
            "'minutes' is no duration: there is no number before 'minutes'; write it like '2 days'"
        ),
        (
            "1.5 hours",
            "'1.5 hours' has a fraction; write whole numbers, like '90 minutes' or"
                + " '1 hour 30 minutes'"
        ),
        (
            "2 hours 1 day",
            "'2 hours 1 day' is no duration: write each unit once and the larger first, so 'days'"
                + " can't stand there"
        ),
        (
            "-3 days",
            "'-3 days' is negative; a duration here counts forward, so leave out the '-'"
        ),
        ("101 years", "'101 years' is too long; a duration is at most 100 years"),
        (
            "99999999999999999999 days",
            "'99999999999999999999 days' is too long; a duration is at most 100 years"
        ),
        ("P", "'P' is no ISO 8601 duration; write it like 'PT20M', 'P1DT2H' or 'P3M'"),
        ("P20H", "'P20H' is no ISO 8601 duration; write it like 'PT20M', 'P1DT2H' or 'P3M'"),
        ("P1DT", "'P1DT' is no ISO 8601 duration; write it like 'PT20M', 'P1DT2H' or 'P3M'"),
        ("2 days!", "'2 days!' is no duration; write it like '20 minutes' or '2 days'"),
        (
            "1 hour, 30 minutes",
            "'1 hour, 30 minutes' is no duration; write it like '20 minutes' or '2 days'"
        ),
    ])
    func `what is no span is answered with the way out`(text: String, message: String) {
        let error = #expect(throws: SpanError.self) { try Span(parsing: text) }

        #expect(error?.description == message)
    }

    @Test func `a negative span is taken where one is asked for`() throws {
        let span = try Span(parsing: "-1 day 2 hours", allowsNegative: true)

        #expect(span == Span(days: -1, milliseconds: -7_200_000))
        #expect(span.description == "-1 day 2 hours")
    }

    @Test(arguments: UInt64(0)..<300)
    func `a span's words read back as the same span`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let sign: Int64 = Bool.random(using: &generator) ? 1 : -1
        let hours = Bool.random(using: &generator) ? 3_600_000 : Int64(1)
        let span = Span(
            months: sign
                * (Bool.random(using: &generator)
                    ? Int64.random(in: 0...600, using: &generator) : 0),
            days: sign
                * (Bool.random(using: &generator)
                    ? Int64.random(in: 0...9000, using: &generator) : 0),
            milliseconds: sign * Int64.random(in: 0...100_000, using: &generator) * hours
        )

        #expect(try Span(parsing: span.description, allowsNegative: true) == span)
    }

    @Test func `spans are ordered by their length in a window, and equal only when the same`() {
        #expect(Span.days(1).exactMilliseconds == .days(1))
        #expect(Span(months: 1).exactMilliseconds == .days(30))
        #expect(Span.hours(25) > .days(1))
        #expect(Span(months: 1) < .days(31))
        #expect(Span.hours(24) != .days(1))
        #expect(Span.hours(24) < .days(1))
        #expect(Span(months: .max).exactMilliseconds == Milliseconds(.max))
    }
}
