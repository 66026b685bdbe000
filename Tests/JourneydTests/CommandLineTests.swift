import Foundation
import JourneyCore
import Testing

/// What a person or a script sees of the commands.
@Suite(.serialized, .timeLimit(.minutes(3))) struct CommandLineTests {
    private static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let commands = [
        "run", "validate", "test", "simulate", "explain", "status", "stop", "open", "keys create",
        "keys list", "keys revoke", "denials", "eval", "adapter jsonl",
    ]

    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test(arguments: commands)
    func `every command explains itself and can speak JSON`(_ command: String) async throws {
        let words = command.split(separator: " ").map(String.init)

        let help = try await Binary.run(words + ["--help"], in: scratch)

        #expect(help.code == 0)
        #expect(help.errors.isEmpty)
        #expect(help.output.contains("USAGE: journeyd \(command)"))
        #expect(help.output.contains("--json"))
    }

    @Test(
        arguments: [
            "--nope", "statsu", "status --nope", "explain", "explain anna --at noon",
            "explain anna --lang de",
            "keys create --scope nope", "stop --channel pigeon", "stop --journey a --channel sms",
            "eval", "denials --since noon", "validate nowhere", "test nowhere", "simulate",
            "run --listen nonsense",
            "run --listen 0.0.0.0:7070",
            "adapter jsonl --channel pigeon --out o --key-file k",
        ]
    )
    func `a wrong use is said once on standard error, with exit code 2`(_ line: String)
        async throws
    {
        let outcome = try await Binary.run(line.split(separator: " ").map(String.init), in: scratch)

        #expect(outcome.code == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("error: "))
        #expect(outcome.errors.split(separator: "error: ").count == 1)
    }

    @Test(
        arguments: [
            ("status", "there is no database 'journeyd.sqlite'"),
            ("explain anna", "there is no database 'journeyd.sqlite'"),
            ("open", "there is no database 'journeyd.sqlite'"),
            ("denials", "there is no database 'journeyd.sqlite'"),
            ("run --journeys nowhere", "there is no folder 'nowhere'"),
            ("run --config nowhere", "can't read 'nowhere'"),
            ("eval --expr missing", "no value: "),
            ("eval --expr 1+", "expected a value"),
            ("eval --batch nowhere", "can't read 'nowhere'"),
            ("simulate --events nowhere --out o", "can't read 'nowhere'"),
        ]
    )
    func `what the world is to blame for ends with exit code 1`(_ line: String, _ says: String)
        async throws
    {
        let outcome = try await Binary.run(line.split(separator: " ").map(String.init), in: scratch)

        #expect(outcome.code == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("error: "))
        #expect(outcome.errors.contains(says))
    }

    @Test func `a misspelt command is guessed`() async throws {
        let outcome = try await Binary.run("statsu", in: scratch)

        #expect(outcome.errors == "error: unknown command 'statsu': did you mean 'status'?\n")
    }

    @Test func `validate exits with 0, 1 and 2`() async throws {
        let clean = try await Binary.run("validate", "Journeys", in: scratch)
        try scratch.write("journey: 7\nwhat: ever\n", to: "Journeys/broken.journey.yaml")
        let broken = try await Binary.run("validate", "Journeys", in: scratch)
        let json = try await Binary.run("validate", "Journeys", "--json", in: scratch)
        let other = try await Binary.run("validate", "Journeys/policy.yaml", in: scratch)
        let wrong = try await Binary.run("validate", "Journeys", "--nope", in: scratch)

        #expect(clean.code == 0)
        #expect(broken.code == 1)
        #expect(broken.output.contains("broken.journey.yaml:2:1: error: "))
        #expect(json.code == 1)
        #expect(!(try Value(json: Array(json.output.utf8))).list.isEmpty)
        #expect(other.code == 0)
        #expect(wrong.code == 2)
    }

    @Test func `the daemon does not start on broken files, and shows all that is wrong`()
        async throws
    {
        try scratch.write("journey: a\nwhat: ever\n", to: "Journeys/a.journey.yaml")
        try scratch.write("message: b\nwhat: ever\n", to: "Journeys/b.message.yaml")

        let outcome = try await Binary.run("run", "--listen", "127.0.0.1:0", in: scratch)

        #expect(outcome.code == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("a.journey.yaml:2:1: error: "))
        #expect(outcome.errors.contains("b.message.yaml:2:1: error: "))
        #expect(outcome.errors.contains("\nerror: the files of 'Journeys' have errors"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path("journeyd.sqlite")))
    }

    @Test func `a port that is taken is named`() async throws {
        let daemon = try await RunningDaemon.start(in: scratch)

        let outcome = try await Binary.run(
            "run",
            "--db",
            "other.sqlite",
            "--listen",
            "127.0.0.1:\(daemon.port)",
            in: scratch
        )

        #expect(outcome.code == 1)
        let errors = outcome.errors.split(separator: "\n").filter { !$0.hasPrefix("info: ") }
        #expect(errors.count == 1)
        #expect(errors.first?.hasPrefix("error: ") == true)
        #expect(
            errors.first?.contains("'127.0.0.1:\(daemon.port)' (address already in use)") == true
        )
        #expect(try scratch.read("other.sqlite.lock").isEmpty)
    }

    @Test func `a socket whose path is too long, or is a file, is refused`() async throws {
        let long = "/tmp/" + String(repeating: "x", count: 110)
        try scratch.write("precious", to: "file")

        let tooLong = try await Binary.run("run", "--socket", long, in: scratch)
        let file = try await Binary.run("run", "--socket", "file", in: scratch)

        #expect(tooLong.code == 2)
        #expect(tooLong.errors.contains("is 115 bytes long"))
        #expect(file.code == 1)
        #expect(file.errors.contains("is there and is no socket"))
        #expect(try scratch.read("file") == "precious")
    }

    @Test func `simulate writes the same bytes for the same input`() async throws {
        let sample = Self.repository.appending(path: "Scripts/sample/shop.jsonl")
        let text = String(decoding: try Data(contentsOf: sample), as: UTF8.self)
        let head = text.split(separator: "\n").prefix(300).joined(separator: "\n")
        try scratch.write(head + "\n", to: "events.jsonl")
        let journeys = Self.repository.appending(path: "Journeys").path
        let simulate = ["simulate", "--journeys", journeys, "--events", "events.jsonl", "--out"]

        let first = try await Binary.run(simulate + ["1.jsonl"], in: scratch)
        let second = try await Binary.run(simulate + ["2.jsonl"], in: scratch)

        #expect(first.code == 0)
        #expect(first.errors.isEmpty)
        #expect(second.output == first.output)
        let lines = try scratch.read("1.jsonl")
        #expect(try scratch.read("2.jsonl") == lines)
        #expect(lines.split(separator: "\n").count > 10)
    }

    @Test func `eval answers a batch line by line`() async throws {
        try scratch.write(
            """
            {"expr": "1 + 1", "bindings": {}}
            {"expr": "1 +", "bindings": {}}
            nonsense
            {"expr": "'a' + 'b'", "bindings": {}}
            """,
            to: "cases.jsonl"
        )

        let outcome = try await Binary.run("eval", "--batch", "cases.jsonl", in: scratch)

        #expect(outcome.code == 0)
        let answers = try outcome.output.split(separator: "\n")
            .map { try Value(json: Array($0.utf8)) }
        #expect(answers.count == 4)
        #expect(answers.map { $0["value"] != nil } == [true, false, false, true])
        #expect(answers.map { $0["error"] != nil } == [false, true, true, false])
    }
}
