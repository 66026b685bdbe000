import Foundation
import JourneyCore
import Testing

/// A rehearsal under a policy with value learns from what its customers do.
struct LearningCommandTests {
    private let scratch: Scratch

    init() throws {
        var files = Scratch.shop
        files["policy.yaml", default: ""] += "\nvalue: { goal: 20 }\n"
        scratch = try Scratch(files: files)
        let start = Timestamp(rfc3339: "2026-03-02T09:00:00Z") ?? .distantFuture
        let carts = (0..<60).map { number in
            let at = (start + .hours(Int64(number))).rfc3339
            return #"{"type": "track", "event": "Cart Updated", "userId": "c\#(number)", "#
                + #""messageId": "m", "timestamp": "\#(at)", "properties": {"cart_id": "1"}, "#
                + #""context": {"traits": {"email": "c\#(number)@shop.example"}}}"#
        }
        try scratch.write(carts.joined(separator: "\n"), to: "events.jsonl")
        try scratch.write(
            "email: { delivered: 1, seen: 0.5, after: [10 minutes, 2 hours] }",
            to: "responses.yaml"
        )
    }

    private func simulate(out: String, _ more: String...) async throws -> Binary.Outcome {
        try await Binary.run(
            [
                "simulate", "--journeys", "Journeys", "--events", "events.jsonl", "--responses",
                "responses.yaml", "--out", out,
            ] + more,
            in: scratch
        )
    }

    @Test func `simulate tells what it learned, and the same when it is run again`() async throws {
        let first = try await simulate(out: "first.jsonl")
        let second = try await simulate(out: "second.jsonl")

        let line = first.output.split(separator: "\n").first { $0.hasPrefix("learned email: ") }
        #expect(line?.contains(" contacts answered, ") == true)
        #expect(second.output == first.output)
        #expect(try scratch.read("first.jsonl") == scratch.read("second.jsonl"))
    }

    @Test func `as JSON it names the snapshot`() async throws {
        let outcome = try await simulate(out: "lines.jsonl", "--json")

        let learned = try Value(json: outcome.output)["learned"]
        #expect(learned?["snapshot"] != nil)
        #expect(learned?["channels"]?.list.first?["channel"]?.text == "email")
    }
}
