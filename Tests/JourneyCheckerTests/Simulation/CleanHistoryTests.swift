import Testing

@testable import JourneyChecker

struct CleanHistoryTests {
    @Test func `a clean history has no problems`() throws {
        let report = try SampleHistory().check()

        #expect(report.problems == [])
        #expect(report.isClean)
        #expect(report.notes == [])
    }

    @Test func `the counts add up to what the history holds`() throws {
        let counts = try SampleHistory().check().counts

        #expect(counts.lines == SampleHistory.cleanRows.count)
        #expect(counts.channels == ["email": 5, "push": 1])
        #expect(counts.verdicts["defer"] == ["quiet_hours": 2])
        #expect(counts.outcomes == ["sent": 6, "recalled": 1, "suppressed": 3])
        #expect(counts.wanted == 11)
        #expect(counts.waiting == 1)
        #expect(counts.journeys["abandoned-cart"]?.enrolled == 6)
        #expect(counts.journeys["abandoned-cart"]?.stillInside == 2)
        #expect(counts.journeys["order-placed"]?.sends == 1)
    }

    @Test func `the report says its counts and its problems in words`() throws {
        var history = SampleHistory()
        history.edit("anna.send") { $0["cost"] = "1" }

        let text = try history.check().text()

        #expect(text.contains("wanted 11: ended 10, waiting 1\n"))
        #expect(text.contains("a contact on email costs 0.05, not 1\n"))
        #expect(text.hasSuffix("problems 1\n"))
    }

    @Test func `an empty output is clean`() throws {
        #expect(try SampleHistory(rows: []).check().isClean)
    }

    @Test func `events that are no JSON are left out and named`() throws {
        var history = SampleHistory()
        history.events.insert("{", at: 1)

        let report = try history.check()

        #expect(report.isClean)
        #expect(report.notes.first?.contains("line 2") == true)
    }
}
