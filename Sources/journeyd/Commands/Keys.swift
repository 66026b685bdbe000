import ArgumentParser
import JourneyCore
import JourneyHTTP
import JourneyStore

/// `journeyd keys`: API keys.
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes, lists and revokes API keys.",
        discussion: """
            A key is shown once and kept as a hash. Works with a running daemon and without one.
            """,
        subcommands: [Create.self, List.self, Revoke.self]
    )

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a key and shows it once.")

        @Option(
            help: ArgumentHelp(
                "What the key allows: \(Scope.all.map(\.word).joined(separator: ", ")).",
                valueName: "scope"
            )
        )
        var scope: String

        @Option(help: "Whose it is.")
        var name: String?

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            guard let wanted = Scope(word: scope) else {
                throw Complaint(
                    "unknown scope '\(scope)': one of "
                        + Scope.all.map(\.word).joined(separator: ", "),
                    exitCode: 2
                )
            }
            let answer: Value
            if let daemon = try await DatabaseLock.running(on: database.db) {
                var body: ValueMap = ["scope": .string(scope)]
                if let name { body["name"] = .string(name) }
                answer = try await OperatorClient(daemon).ask("POST", "/v1/keys", .map(body))
            } else {
                let made = KeyMaker.make(
                    for: wanted,
                    name: name,
                    at: WallClock().now,
                    random: KeyMaker.randomBytes()
                )
                try await Database.alone(on: database.db) { try await $0.addKey(made.stored) }
                answer = made.document
            }
            guard !database.json, case .map(let map) = answer, let key = map["key"],
                case .string(let text) = key
            else { return Console.print(json: answer) }
            Console.print(text)
            Console.complain("scope \(scope); shown this once: keep it where only its user reads")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the keys.")

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            let keys = try await Database.open(existing: database.db).keys()
            guard !database.json else { return Console.print(json: .list(keys.map(\.document))) }
            for key in keys {
                let state = key.revokedAt.map { "revoked \($0.rfc3339)" } ?? "valid"
                Console.print(
                    "\(key.id)  \(key.scope)  \(key.name ?? "–")  "
                        + "made \(key.createdAt.rfc3339)  \(state)"
                )
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a key worthless.")

        @Argument(help: ArgumentHelp("As `keys list` shows it.", valueName: "id"))
        var id: String

        @OptionGroup var database: DatabaseOptions

        func run() async throws {
            if let daemon = try await DatabaseLock.running(on: database.db) {
                _ = try await OperatorClient(daemon).ask("POST", "/v1/keys/\(id)/revoke")
            } else {
                try Database.expectExisting(database.db)
                let isRevoked = try await Database.alone(on: database.db) {
                    try await $0.revokeKey(id, at: WallClock().now)
                }
                guard isRevoked else {
                    throw Complaint("no key has the id '\(id)': see `journeyd keys list`")
                }
            }
            let done = Value.map(["revoked": .string(id)])
            Console.print(database.json ? done.jsonText : "revoked \(id)")
        }
    }
}

/// What every command about a database takes.
struct DatabaseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The database.", valueName: "file"))
    var db = "journeyd.sqlite"

    @Flag(help: "Print JSON.")
    var json = false
}
