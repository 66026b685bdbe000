import Foundation
import JourneyCore
import Testing

/// `journeyd test` as a marketer and a build server meet it.
@Suite(.serialized, .timeLimit(.minutes(3))) struct TestCommandTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private static let shipped = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Journeys").path

    @Test func `each shipped journey has at least five tests, and all pass`() async throws {
        let outcome = try await Binary.run("test", Self.shipped, "--json", in: scratch)

        #expect(outcome.code == 0)
        let results = try Value(json: Array(outcome.output.utf8)).list
        for journey in ["abandoned-cart", "reactivation", "welcome"] {
            let own = results.filter { $0["journey"]?.text == journey }
            #expect(own.count >= 5, "\(journey)")
            #expect(own.allSatisfy { $0["passed"]?.jsonText == "true" })
        }
    }

    @Test func `a test that fails shows both timelines, and fails the run`() async throws {
        try copyShipped()
        try scratch.write(
            """
            test: nobody <is> welcomed & kissed
            journey: welcome
            customer: { id: anna, email: anna@shop.example, consents: [advice] }
            given: [{ at: 2026-03-02 10:00, event: Signed Up }]
            expect: [{ at: 2026-03-02 10:16, message: welcome-guide }]
            """,
            to: "Mine/kiss.test.yaml"
        )

        let outcome = try await Binary.run(
            "test",
            "Mine",
            "--only",
            "kissed",
            "--junit",
            "report.xml",
            in: scratch
        )

        #expect(outcome.code == 1)
        #expect(outcome.output.hasPrefix("FAIL kiss.test.yaml:1 nobody <is> welcomed & kissed\n"))
        #expect(outcome.output.contains("but at 2026-03-02 10:15: message welcome-guide"))
        #expect(outcome.output.contains("expected"))
        #expect(outcome.output.hasSuffix("1 tests, 1 failed\n"))
        let report = try scratch.read("report.xml")
        #expect(report.contains("<testsuites tests=\"1\" failures=\"1\">"))
        #expect(report.contains("name=\"nobody &lt;is&gt; welcomed &amp; kissed\""))
        #expect(report.contains("<failure message=\"line 5: not at 2026-03-02 10:16"))
    }

    @Test func `a broken test is shown with its place, and the daemon would start all the same`()
        async throws
    {
        try copyShipped()
        try scratch.write("", to: "none.jsonl")
        try scratch.write("test: x\ngiven: []\nexpekt: []\n", to: "Mine/x.test.yaml")

        let test = try await Binary.run("test", "Mine", in: scratch)
        let validate = try await Binary.run("validate", "Mine", in: scratch)
        let simulate = try await Binary.run(
            "simulate",
            "--journeys",
            "Mine",
            "--events",
            "none.jsonl",
            "--out",
            "o",
            in: scratch
        )

        #expect(test.code == 1 && validate.code == 1 && simulate.code == 0)
        #expect(test.errors.contains("x.test.yaml:3:1: error: unknown key 'expekt'"))
        #expect(validate.output.contains("did you mean 'expect'?"))
    }

    @Test func `a folder without tests says how to write one`() async throws {
        try copyShipped(tests: false)

        let outcome = try await Binary.run("test", "Mine", in: scratch)

        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("no tests: "))
    }

    private func copyShipped(tests: Bool = true) throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.shipped)
        where tests || !name.hasSuffix(".test.yaml") {
            let text = try String(contentsOfFile: "\(Self.shipped)/\(name)", encoding: .utf8)
            try scratch.write(text, to: "Mine/\(name)")
        }
    }
}
