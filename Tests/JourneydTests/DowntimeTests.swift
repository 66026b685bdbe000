import Foundation
import JourneyCore
import Testing

/// A daemon that starts again after half a day.
@Suite(.timeLimit(.minutes(3))) struct DowntimeTests {
    @Test func `a start decides what is overdue, says so, and hands out the most important first`()
        async throws
    {
        var files = Scratch.shop
        for (name, priority) in [("bulk", 10), ("urgent", 90)] {
            files["\(name).journey.yaml"] = """
                journey: \(name)
                priority: \(priority)
                enter: { on: "\(name)" }
                steps:
                  - wait: 1 hour
                  - send: cart-reminder
                    ladder: [email]
                    expires: 7 days
                """
        }
        let scratch = try Scratch(files: files)
        let off = Date.now.addingTimeInterval(-12 * 3_600)
        try scratch.write(history(from: off), to: "events.jsonl")
        let replayed = try await Binary.run(
            "run",
            "--replay",
            "events.jsonl",
            "--listen",
            "127.0.0.1:0",
            in: scratch
        )
        #expect(replayed.code == 0, "\(replayed.errors)")

        let daemon = try await RunningDaemon.start(in: scratch)

        try await eventually("it has caught up") {
            try daemon.said.contains("4 customers were decided anew; jobs are handed out")
        }
        #expect(try daemon.said.contains("warning: overdue since "))
        let journeys = try await daemon.lease("email").map { $0["journey"]?.text }
        #expect(journeys == ["urgent", "urgent", "bulk", "bulk"])
    }

    /// Those that matter least come first; the last event lets the clock stand still again.
    private func history(from start: Date) -> String {
        let customers = ["bulk 1", "bulk 2", "urgent 1", "urgent 2"]
        let format = ISO8601DateFormatter()
        let lines = customers.enumerated().flatMap { place, customer in
            let time = format.string(from: start.addingTimeInterval(Double(place) * 60))
            let name = customer.split(separator: " ")[0]
            return [
                """
                {"type":"identify","userId":"\(customer)","messageId":"i-\(customer)",\
                "timestamp":"\(time)","traits":{"email":"c\(place)@shop.example"}}
                """,
                """
                {"type":"track","userId":"\(customer)","messageId":"t-\(customer)",\
                "timestamp":"\(time)","event":"\(name)"}
                """,
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
