import ArgumentParser
import JourneyCore
import JourneyEngine
import JourneyStore

/// What a gate is about.
struct GateOptions: ParsableArguments {
    @Option(help: "Only this journey.")
    var journey: String?

    @Option(help: "Only this channel.")
    var channel: String?

    @OptionGroup var database: DatabaseOptions

    @Option(help: ArgumentHelp("The folder with the journeys.", valueName: "dir"))
    var journeys = "Journeys"

    func validate() throws {
        guard journey == nil || channel == nil else {
            throw ValidationError("a gate is of one --journey or of one --channel")
        }
        if let channel, Channel(word: channel) == nil {
            let known = Channel.pushed.map(\.word).joined(separator: ", ")
            throw ValidationError("unknown channel '\(channel)': one of \(known)")
        }
    }

    var scope: Gates.Scope {
        if let journey { return .journey(journey) }
        if let channel = channel.flatMap({ Channel(word: $0) }) { return .channel(channel) }
        return .everything
    }

    /// Through the daemon when one runs, else in the file itself.
    func move(_ action: String, recall: Bool) async throws -> Value {
        if let daemon = try await DatabaseLock.running(on: database.db) {
            var body: ValueMap = ["action": .string(action)]
            if let journey { body["journey"] = .string(journey) }
            if let channel { body["channel"] = .string(channel) }
            if recall { body["recall"] = .bool(true) }
            return try await OperatorClient(daemon).ask("POST", "/v1/gate", .map(body))
        }
        try Database.expectExisting(database.db)
        let now = WallClock().now
        guard action == "stop" else {
            let due = try await Database.alone(on: database.db) {
                try await $0.open(scope, at: now)
            }
            return .map(["success": .bool(true), "due": .int(Int64(due))])
        }
        let workspace = try Workspace.load(journeys, calendar: try Zones.load())
        let recalled: Int
        do {
            recalled = try await Database.alone(on: database.db) { store in
                let gatekeeper = Gatekeeper(
                    store: store,
                    decider: CurrentDecider(workspace.decider),
                    time: WallClock(),
                    observer: .none
                )
                return try await gatekeeper.stop(scope, recall: recall)
            }
        } catch let unknown as Gatekeeper.UnknownJourney {
            throw Complaint("\(unknown)")
        }
        return .map(["success": .bool(true), "recalled": .int(Int64(recalled))])
    }
}

/// `journeyd stop`: nothing begins behind the gate.
struct Stop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Closes the gate: nothing begins behind it, and nothing is lost.",
        discussion: """
            Obeyed by every begin within a second. What waits is decided anew when the gate opens; \
            --recall drops it instead.
            """
    )

    @OptionGroup var gate: GateOptions

    @Flag(help: "Drop what waits behind the gate.")
    var recall = false

    func run() async throws {
        let answer = try await gate.move("stop", recall: recall)
        guard !gate.database.json, case .map(let map) = answer else {
            return Console.print(json: answer)
        }
        let recalled = map.text("recalled") ?? "0"
        Console.print(
            "stopped \(gate.scope.text)" + (recall ? ", \(recalled) contacts recalled" : "")
        )
    }
}

/// `journeyd open`: what waited is decided anew.
struct Open: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Opens the gate: what waited behind it is decided anew."
    )

    @OptionGroup var gate: GateOptions

    func run() async throws {
        let answer = try await gate.move("open", recall: false)
        guard !gate.database.json, case .map(let map) = answer else {
            return Console.print(json: answer)
        }
        Console.print(
            "opened \(gate.scope.text), \(map.text("due") ?? "0") contacts are decided anew"
        )
    }
}
