import Foundation
import Testing

@testable import JourneyChecker

struct RuleBookTests {
    @Test(arguments: [
        ("20 minutes", 1_200_000), ("36h", 129_600_000), ("2 days", 172_800_000),
        ("1 week", 604_800_000), ("PT20M", 1_200_000), ("P1DT2H", 93_600_000),
        ("1 day 12 hours", 129_600_000), ("P2W", 1_209_600_000), ("30 seconds", 30_000),
    ])
    func `durations are read`(_ text: String, _ milliseconds: Int64) {
        #expect(Span(text)?.windowMilliseconds == milliseconds)
    }

    @Test(arguments: ["", "soon", "2", "days", "2 fortnights", "P", "-1 day", "1.5 hours"])
    func `what is no duration is refused`(_ text: String) {
        #expect(Span(text) == nil)
    }

    @Test func `a deadline follows the customer's calendar across a clock change`() throws {
        let clock = try #require(ZoneClock("Europe/Berlin"))
        let arrival = try #require(Moment("2026-03-28T12:00:00Z"))

        let dayLater = try #require(Span("1 day")).deadline(after: arrival, by: clock)
        let hoursLater = try #require(Span("24 hours")).deadline(after: arrival, by: clock)

        #expect(dayLater.description == "2026-03-29T11:00:00.000Z")
        #expect(hoursLater.description == "2026-03-29T12:00:00.000Z")
    }

    @Test func `a month after the last of January is the last of February`() throws {
        let clock = try #require(ZoneClock("UTC"))
        let arrival = try #require(Moment("2026-01-31T12:00:00Z"))

        let deadline = try #require(Span("1 month")).deadline(after: arrival, by: clock)

        #expect(deadline.description == "2026-02-28T12:00:00.000Z")
    }

    @Test(arguments: [
        ("1 day", "2026-03-03T12:00:00.001Z"), ("1 calendar day", "2026-03-03T21:00:00.000Z"),
        ("calendar week", "2026-03-01T21:00:00.000Z"),
        ("2 calendar weeks", "2026-02-22T21:00:00.000Z"),
        ("7 calendar days", "2026-02-25T21:00:00.000Z"),
        ("calendar month", "2026-02-28T21:00:00.000Z"),
        ("2 months calendar", "2026-01-31T21:00:00.000Z"),
    ])
    func `a cap's window begins where its words say`(_ window: String, _ start: String) throws {
        let rules = try book { $0.replacing("per: 1 day,", with: "per: \(window),") }
        let wednesday = try #require(Moment("2026-03-04T12:00:00Z"))

        let cap = try #require(rules.caps.first)

        #expect(cap.windowStart(before: wednesday, by: rules.clock).description == start)
    }

    @Test(arguments: [
        ("9:00-21:00", 9, true), ("9:00-21:00", 21, false), ("21:00-9:00", 23, true),
        ("21:00-9:00", 9, false), ("0:00-24:00", 23, true),
    ])
    func `hours hold from the first to before the last`(
        _ text: String,
        _ hour: Int64,
        _ holds: Bool
    ) {
        #expect(HourRange(text)?.contains(hour * 3_600_000) == holds)
    }

    @Test(arguments: ["9-21-9", "25:00-9:00", "9:60-10:00", "", "evening"])
    func `what are no hours is refused`(_ text: String) {
        #expect(HourRange(text) == nil)
    }

    @Test func `a message leaves its cooldown to the policy or shortens it for its offer`() throws {
        let rules = try RuleBook(files: SampleFiles.all)

        #expect(rules.cooldown(of: "cart-reminder") == 14 * 86_400_000)
        #expect(rules.cooldown(of: "cart-last-call") == 30 * 86_400_000)
    }

    @Test func `a send is known by its id, or else by its message`() throws {
        let rules = try RuleBook(files: SampleFiles.all)

        let steps = rules.journeys["abandoned-cart"]?.expires
        #expect(steps?.keys.sorted() == ["cart-reminder", "last-call"])
        #expect(steps?["last-call"]?.map(\.days) == [2])
    }

    @Test(arguments: [
        ("per: 1 day", "per: now and then"), ("on_cap: defer", "mood: good"),
        ("consent: none", "consent: maybe"), ("Europe/Moscow", "Europe/Moskow"),
        ("hours: 23:00-8:00", "hours: night"), ("cost: 0.05", "cost: much"),
        ("seen_when: clicked", "seen_when: felt"), ("{ cooldown: 30 days }", "{ cooldown: long }"),
        ("spread: 30 minutes", "weekdays: [mon]"), ("{ time_zone", "{ zone"), ("caps:", "  [caps:"),
    ])
    func `a policy that could be misread is refused with its place`(
        _ good: String,
        _ bad: String
    ) throws {
        let error = #expect(throws: InputProblem.self) {
            try book { $0.replacing(good, with: bad) }
        }

        #expect(error?.description.contains("policy.yaml") == true)
    }

    @Test func `a folder without a policy is refused`() {
        #expect(throws: InputProblem.self) { try RuleBook(files: [:]) }
    }

    @Test func `the shop's own files are read`() throws {
        let folder = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Journeys")

        let rules = try RuleBook(folder: folder)

        #expect(rules.messages["cart-reminder"]?.topic == "cart")
        #expect(rules.journeys["welcome"]?.expires["welcome-offer"] != nil)
        #expect(rules.channels["sms"]?.hours == HourRange("9:00-21:00"))
    }

    private func book(_ change: (String) -> String) throws -> RuleBook {
        var files = SampleFiles.all
        files["policy.yaml"] = change(SampleFiles.policy)
        return try RuleBook(files: files)
    }
}
