import Foundation
import JourneyCore
import Testing

/// What an operator does so that a restored backup forgets no refusal.
@Suite(.serialized, .timeLimit(.minutes(3))) struct DenialCommandTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private func say(_ consents: String, _ customer: String, on daemon: RunningDaemon) async throws
    {
        let answer = try await daemon.post(
            "/v1/identify",
            #"{"userId": "\#(customer)", "traits": {"consents": \#(consents)}}"#
        )
        #expect(answer.status == 200)
    }

    private func consents(of customer: String) async throws -> [String] {
        let daemon = try await RunningDaemon.start(in: scratch)
        let card = try await daemon.get("/v1/customers/\(customer)").value
        let found = card["consents"]?.list.map(\.jsonText) ?? []
        #expect(try await daemon.stop() == 0)
        return found
    }

    @Test func `a restored database is held to the journal of the lost one`() async throws {
        let first = try await RunningDaemon.start(in: scratch)
        try await say(#"{"cart": true}"#, "anna", on: first)
        #expect(try await first.stop() == 0)
        try FileManager.default.copyItem(
            atPath: scratch.path("journeyd.sqlite"),
            toPath: scratch.path("backup")
        )
        let second = try await RunningDaemon.start(in: scratch)
        try await say(#"{"cart": {"granted": false, "source": "till"}}"#, "anna", on: second)
        try await say(#"{"*": false}"#, "bob", on: second)
        #expect(try await second.stop() == 0)
        let journal = try await Binary.run("denials", "--json", in: scratch)
        let shown = try await Binary.run("denials", in: scratch)
        try scratch.write(journal.output, to: "denials.jsonl")

        for name in ["journeyd.sqlite", "journeyd.sqlite-wal", "journeyd.sqlite-shm"] {
            try? FileManager.default.removeItem(atPath: scratch.path(name))
        }
        try FileManager.default.moveItem(
            atPath: scratch.path("backup"),
            toPath: scratch.path("journeyd.sqlite")
        )
        let forgotten = try await consents(of: "anna")
        let applied = try await Binary.run("denials", "--apply", "denials.jsonl", in: scratch)
        let again = try await Binary.run(
            "denials",
            "--apply",
            "denials.jsonl",
            "--json",
            in: scratch
        )
        let held = try await consents(of: "anna")
        let kept = try await Binary.run("denials", "--json", in: scratch)

        #expect(journal.output.split(separator: "\n").count == 2)
        #expect(shown.output.contains("refused 'cart', by till"))
        #expect(shown.output.contains("refused everything, by identify"))
        #expect(!(journal.output + shown.output).contains("anna"))
        #expect(forgotten.first?.contains(#""granted":true"#) == true)
        #expect(applied.code == 0)
        #expect(applied.output.contains("1 restored, 0 known already"))
        #expect(applied.output.contains("1 of customers who are not here"))
        #expect(again.output.contains(#""known":1"#))
        #expect(held.count == 1)
        #expect(held.first?.contains(#""granted":false"#) == true)
        #expect(held.first?.contains(#""source":"till""#) == true)
        #expect(kept.output == journal.output)
    }

    @Test(arguments: [
        ("{", "the line is not a JSON object"), (#"{"customer": "x"}"#, "16 hexadecimal digits"),
        (#"{"customer": "0000000000000001"}"#, "it lacks 'topic'"),
        (#"{"customer": "0000000000000001", "topic": "a", "at": "noon"}"#, "not an RFC 3339 time"),
    ])
    func `a file that is no journal changes nothing and is named`(line: String, problem: String)
        async throws
    {
        let daemon = try await RunningDaemon.start(in: scratch)
        #expect(try await daemon.stop() == 0)
        try scratch.write(line + "\n", to: "broken.jsonl")

        let outcome = try await Binary.run("denials", "--apply", "broken.jsonl", in: scratch)

        #expect(outcome.code == 1)
        #expect(outcome.errors.hasPrefix("error: broken.jsonl:1: "))
        #expect(outcome.errors.contains(problem))
    }

    @Test func `a running daemon's database is read and not written`() async throws {
        let daemon = try await RunningDaemon.start(in: scratch)
        try await say(#"{"cart": false}"#, "anna", on: daemon)

        let read = try await Binary.run("denials", in: scratch)
        try scratch.write("", to: "empty.jsonl")
        let applied = try await Binary.run("denials", "--apply", "empty.jsonl", in: scratch)

        #expect(read.output.split(separator: "\n").count == 1)
        #expect(applied.code == 1)
        #expect(try await daemon.stop() == 0)
    }
}
