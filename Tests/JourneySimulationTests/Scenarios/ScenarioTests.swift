import JourneyCore
import JourneyEngine
import JourneyFile
import JourneySimulation
import JourneyStore
import JourneyTesting
import Testing

/// What a marketer's test finds, and what it does not fall for.
struct ScenarioTests {
    private static let policy = """
        policy: { time_zone: Europe/Moscow, currency: RUB, holdout: 90% }
        channels: { email: { cost: 0.05 }, push: { cost: 0 } }
        topics: { news: { title: News, consent: opt-in } }
        quiet_hours: [{ hours: 23:00-8:00, spread: 30 minutes }]
        """
    private static let messages = ["hello", "bye", "other"].map { name in
        SourceFile(
            path: "\(name).message.yaml",
            text: """
                message: \(name)
                topic: news
                purpose: marketing
                email: { subject: Hi, text: "{{ unsubscribe }}", renditions: { second: { subject: Again } } }
                push: { title: Hi, body: Hi }
                """
        )
    }
    private static let hello = """
        journey: hello
        status: draft
        holdout: 90%
        enter: { on: Signed Up }
        exit: [{ on: Bought }]
        steps:
          - wait: 1 hour
          - send: hello
            ladder: [email, { email: { rendition: second, after: 1 day } }, push]
          - split:
              name: last
              arms:
                - { name: nothing, weight: 50, steps: [] }
                - { name: letter, weight: 50, steps: [{ send: bye, ladder: [email] }] }
        """
    private static let other = """
        journey: other
        enter: { on: Signed Up }
        steps: [{ send: other, ladder: [email] }]
        """

    private func result(_ test: String) async throws -> ScenarioResult {
        let files =
            Self.messages + [
                SourceFile(path: "policy.yaml", text: Self.policy),
                SourceFile(path: "hello.journey.yaml", text: Self.hello),
                SourceFile(path: "other.journey.yaml", text: Self.other),
                SourceFile(
                    path: "a.test.yaml",
                    text: """
                        test: a test
                        journey: hello
                        customer: { email: a@shop.example, pushToken: t, time_zone: Asia/Tokyo, consents: [news] }
                        \(test)
                        """
                ),
            ]
        let loaded = JourneyFolder.load(files: files, calendar: TestZones.calendar)
        let text = loaded.diagnostics.text(in: loaded.files)
        let programme = try #require(loaded.programme, "\(text)")
        let scenario = try #require(loaded.scenarios.first, "\(text)")
        return try await ScenarioRun.result(
            of: scenario,
            decider: Decider(programme: programme, calendar: TestZones.calendar),
            rendering: AnyRendering(),
            links: NoLinks()
        )
    }

    private static let signedUp = "given: [{ at: 2026-03-02 10:00, event: Signed Up }]"

    @Test func `holdouts, drafts and other journeys do not disturb, and times are the customer's`()
        async throws
    {
        let result = try await result(
            """
            arm: { last: letter }
            \(Self.signedUp)
            expect:
              - { at: 2026-03-02 10:00, enters: hello }
              - { at: 2026-03-02 11:00, message: hello, by: email }
              - { at: 2026-03-03 11:00, message: hello, rendition: second }
              - { at: 2026-03-04 11:00, message: hello, by: push }
              - { at: 2026-03-05 11:00, message: bye }
              - { at: 2026-03-06 11:00, leaves: finished }
              - nothing else
            """
        )

        #expect(result.problems == [])
        #expect(result.isPassed)
    }

    @Test func `the arm that is named is taken, whatever the draw says`() async throws {
        for arm in ["letter", "nothing"] {
            let result = try await result(
                """
                arm: { last: \(arm) }
                \(Self.signedUp)
                expect: [{ at: 2026-03-05 11:00, message: bye }]
                """
            )
            #expect(result.isPassed == (arm == "letter"))
        }
    }

    @Test func `a message at another minute fails, and the test says when it came`() async throws {
        let result = try await result(
            """
            \(Self.signedUp)
            expect: [{ at: 2026-03-02 11:01, message: hello, by: email }]
            """
        )

        #expect(
            result.problems == [
                "line 5: not at 2026-03-02 11:01, but at 2026-03-02 11:00: message hello by email"
            ]
        )
        #expect(result.sideBySide.contains("\n- 2026-03-02 11:01     message hello by email\n"))
    }

    @Test func `nothing else forbids messages, and ends only beside one that is listed`()
        async throws
    {
        let messages = """
              - { at: 2026-03-02 11:00, message: hello }
              - { at: 2026-03-03 11:00, message: hello }
            """
        let rest = "  - { at: 2026-03-04 11:00, message: hello, by: push }\n  - nothing else"
        let start = "arm: { last: nothing }\n\(Self.signedUp)\nexpect:\n"

        let whole = try await result("\(start)\(messages)\n\(rest)")
        let short = try await result("\(start)\(messages)\n  - nothing else")
        let open = try await result("\(start)\(messages)")
        let ended = try await result(
            "\(start)  - { at: 2026-03-01 10:00, leaves: finished }\n\(messages)\n\(rest)"
        )

        #expect(whole.problems == [])
        #expect(short.problems == ["unexpected at 2026-03-04 11:00: message hello by push"])
        #expect(open.problems == [])
        #expect(
            ended.problems == [
                "line 7: not at 2026-03-01 10:00, but at 2026-03-05 11:00: leaves: finished",
                "unexpected at 2026-03-05 11:00: leaves hello: finished",
            ]
        )
    }

    @Test func `each message meets one expectation`() async throws {
        let result = try await result(
            """
            \(Self.signedUp)
            expect:
              - { at: 2026-03-02 11:00, message: hello }
              - { at: 2026-03-02 11:00, message: hello }
            """
        )

        #expect(result.problems.count == 1)
    }

    @Test func `what the quiet hours spread is expected within a span`() async throws {
        let given = "given: [{ at: 2026-03-02 23:10, event: Signed Up }]"
        let within = try await result(
            "\(given)\nexpect: [{ at: 2026-03-03 08:00, within: 30 minutes, message: hello }]"
        )
        let later = try await result(
            "\(given)\nexpect: [{ at: 2026-03-03 08:31, within: 30 minutes, message: hello }]"
        )

        #expect(within.problems == [])
        #expect(later.problems.count == 1)
    }

    @Test func `what hash decides stays when a line is put in above`() async throws {
        let given = "  - { at: 2026-03-02 23:10, event: Signed Up }\nexpect: []"
        let one = try await result("given:\n\(given)")
        let two = try await result(
            "given:\n  - { at: 2026-03-01 10:00, event: Looked }\n\(given)"
        )

        func sent(_ result: ScenarioResult) -> Timestamp? {
            result.timeline.lines.first { $0.text.hasPrefix("message hello") }?.at
        }
        #expect(sent(one) != nil && sent(one) == sent(two))
    }

    @Test func `a reaction ends the ladder, and one to what was never sent is a problem`()
        async throws
    {
        let seen = try await result(
            """
            arm: { last: nothing }
            given:
              - { at: 2026-03-02 10:00, event: Signed Up }
              - { at: 2026-03-02 12:00, sees: hello, by: email }
            expect:
              - { at: 2026-03-02 11:00, message: hello }
              - { at: 2026-03-02 12:00, leaves: finished }
              - nothing else
            """
        )
        let early = try await result(
            """
            given:
              - { at: 2026-03-02 10:00, event: Signed Up }
              - { at: 2026-03-02 10:30, sees: hello, by: email }
            expect: []
            """
        )

        #expect(seen.problems == [])
        #expect(
            early.problems == [
                "line 6: nothing of 'hello' by email was sent before 2026-03-02 10:30"
            ]
        )
    }

    @Test func `a refusal and a missing address are told with their reasons`() async throws {
        let result = try await result(
            """
            given:
              - { at: 2026-03-02 10:00, event: Signed Up }
              - { at: 2026-03-02 10:30, refuses: news }
              - { at: 2026-03-02 10:40, sets: { pushToken: null } }
            expect:
              - { at: 2026-03-02 11:00, suppressed: hello, by: email, because: unsubscribed }
              - { at: 2026-03-02 11:00, suppressed: hello, by: push, because: no_address }
              - nothing else
            """
        )

        #expect(result.problems == [])
    }

    @Test func `events are taken in the order of their times, not of the file`() async throws {
        let result = try await result(
            """
            given:
              - { at: 2026-03-02 10:30, event: Bought }
              - { at: 2026-03-02 10:00, event: Signed Up }
            expect:
              - { at: 2026-03-02 10:30, leaves: exited }
              - nothing else
            """
        )

        #expect(result.problems == [])
    }
}
