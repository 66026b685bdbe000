import Foundation
import JourneyCore
import Testing

/// What is shown in display is taken back: by the daemon and its file adapter, and in `simulate`.
@Suite(.serialized, .timeLimit(.minutes(3))) struct DisplayTests {
    private let scratch: Scratch

    init() throws {
        var files = Scratch.shop
        files["policy.yaml"] = """
            policy:
              time_zone: UTC
              currency: EUR
              sender: { name: Shop, address: hello@shop.example, postal_address: 1 Example St }
            channels:
              email: { cost: 0.05, seen_when: opened }
              push: { cost: 0, seen_when: opened }
              display: { cost: 0.5, seen_when: clicked }
            topics:
              cart: { title: Carts, consent: none }
            """
        files["banner.message.yaml"] = """
            message: banner
            topic: cart
            purpose: marketing
            display: { audience: visitors, creative: paw-5, link: "https://shop.example/" }
            """
        files["show.journey.yaml"] = """
            journey: show
            enter: { on: Visited }
            goal: { on: Order Completed, within: 7 days }
            steps:
              - send: banner
                ladder: [{ display: { for: 2 days } }]
                until: goal
                expires: 7 days
            """
        scratch = try Scratch(files: files)
    }

    private func track(_ event: String, on daemon: RunningDaemon) async throws {
        let answer = try await daemon.post(
            "/v1/track",
            #"{"userId": "anna", "messageId": "\#(event)", "event": "\#(event)"}"#
        )
        #expect(answer.status == 200)
    }

    @Test func `the file adapter shows, takes back what it showed, and each of them once`()
        async throws
    {
        let daemon = try await RunningDaemon.start(in: scratch)
        try scratch.write(try await daemon.makeKey("jobs:display"), to: "display.key")
        let deliver = [
            "adapter", "jsonl", "--channel", "display", "--out", "out.jsonl", "--key-file",
            "display.key", "--daemon", "127.0.0.1:\(daemon.port)", "--once", "--json",
        ]

        try await track("Visited", on: daemon)
        let shown = try await Binary.run(deliver, in: scratch)
        let again = try await Binary.run(deliver, in: scratch)
        try await track("Order Completed", on: daemon)
        let withdrawn = try await Binary.run(deliver, in: scratch)
        let last = try await Binary.run(deliver, in: scratch)

        #expect(
            [shown, again, withdrawn, last].map(\.output) == [
                #"{"delivered":1}"# + "\n", #"{"delivered":0}"# + "\n",
                #"{"delivered":1}"# + "\n", #"{"delivered":0}"# + "\n",
            ]
        )
        let lines = try scratch.read("out.jsonl").split(separator: "\n").map {
            try Value(json: Array($0.utf8))
        }
        #expect(lines.map { $0["kind"]?.text } == ["send", "withdraw"])
        #expect(lines.last?["content"] == lines.first?["content"])
        #expect(lines.first?["content"]?["audience"]?.text == "visitors")
        let key = lines.first?["idempotency_key"]?.text ?? ""
        #expect(lines.last?["idempotency_key"]?.text == key + "-withdraw")
        let status = try await Binary.run("status", "--db", "journeyd.sqlite", in: scratch)
        #expect(status.output.contains("\nwithdrawals: done 1\n"))
        let doctor = try await Binary.run("doctor", "--db", "journeyd.sqlite", in: scratch)
        #expect(doctor.output.hasPrefix("no problems"), "\(doctor.output)")
    }

    @Test func `simulate writes a line for what it takes back, and the checker reads it`()
        async throws
    {
        func line(_ customer: String, _ event: String, _ time: String) -> String {
            #"{"type": "track", "userId": "\#(customer)", "messageId": "\#(event)", "#
                + #""event": "\#(event)", "timestamp": "2026-03-\#(time):00Z"}"#
        }
        let events = [
            line("anna", "Visited", "02T10:00"), line("boris", "Visited", "02T11:00"),
            line("anna", "Order Completed", "03T10:00"),
        ]
        try scratch.write(events.joined(separator: "\n") + "\n", to: "events.jsonl")

        let simulated = try await Binary.run(
            [
                "simulate", "--journeys", "Journeys", "--events", "events.jsonl", "--out",
                "lines.jsonl", "--until", "2026-03-06T00:00:00Z",
            ],
            in: scratch
        )
        let lines = try scratch.read("lines.jsonl")

        #expect(simulated.code == 0, "\(simulated.errors)")
        #expect(simulated.output.contains("withdrawn (display): 2"))
        let withdrawn = lines.split(separator: "\n").filter { $0.contains(#""kind":"withdraw""#) }
        #expect(withdrawn.count == 2)
        #expect(withdrawn.first?.contains(#""at":"2026-03-03T10:00:00.000Z""#) == true)
        #expect(withdrawn.first?.contains(#""reason":"goal_reached""#) == true)
        #expect(withdrawn.last?.contains(#""at":"2026-03-04T11:00:00.000Z""#) == true)
        #expect(withdrawn.last?.contains(#""reason":"expired""#) == true)
        #expect(try check() == 0)

        // Without them both would have been shown for ever.
        let kept = lines.split(separator: "\n").filter { !$0.contains(#""kind":"withdraw""#) }
        try scratch.write(kept.joined(separator: "\n") + "\n", to: "lines.jsonl")
        #expect(try check() == 1)
    }

    /// The exit code of the independent checker.
    private func check() throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: CommandLine.arguments[0])
            .deletingLastPathComponent().appending(path: "journeyd-check")
        process.arguments = [
            "simulation", "--journeys", scratch.path("Journeys"), "--events",
            scratch.path("events.jsonl"), "--output", scratch.path("lines.jsonl"), "--until",
            "2026-03-06T00:00:00Z",
        ]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
