import ArgumentParser
import Foundation
import JourneyCore
import JourneyEngine
import JourneySimulation
import JourneyStore

/// `journeyd simulate`: replays history.
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Replays history through the real engine on a virtual clock.",
        discussion: """
            The same input gives the same output, byte for byte. Events are taken in the order of \
            the file; what is due between them happens at its time; the clock stops at the last \
            event unless --until says otherwise. One line of JSON is written for everything that \
            was decided, and a summary at the end.
            """
    )

    @Option(help: ArgumentHelp("The folder with the journeys.", valueName: "dir"))
    var journeys = "Journeys"

    @Option(help: ArgumentHelp("Events, .jsonl or .csv.", valueName: "file"))
    var events: String

    @Option(help: ArgumentHelp("How customers react, a YAML file.", valueName: "file"))
    var responses: String?

    @Option(help: ArgumentHelp("Leave out what was received before.", valueName: "time"))
    var from: String?

    @Option(help: ArgumentHelp("Let time pass until then.", valueName: "time"))
    var until: String?

    @Option(help: ArgumentHelp("Draws the reactions.", valueName: "number"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("Where the lines go.", valueName: "file"))
    var out: String

    @Flag(help: "Print the summary as JSON.")
    var json = false

    func run() async throws {
        let calendar = try Zones.load()
        let workspace = try Workspace.load(journeys, calendar: calendar)
        let model = try responses.map { try ResponsesFile.read($0, seed: seed) } ?? .silent
        let window = try Window(from: from, until: until)
        let reader = SegmentReader(source: "file", trust: .trusted, calendar: calendar)
        let history = try EventFile.read(events, reader: reader)
            .filter { $0.event.receivedAt >= window.from && $0.event.receivedAt <= window.until }

        let output = try OutputFile(out)
        let start = history.first?.event.receivedAt ?? Timestamp(milliseconds: 0)
        let time = VirtualTime(at: start)
        let log = RecordLog()
        let engine = Engine(
            store: try SQLiteStore.inMemory(),
            decider: workspace.decider,
            rendering: workspace.renderer,
            links: SimulatedLinks(),
            time: time,
            observer: log.observer
        )
        var replay = Replay(engine: engine, time: time, log: log, responses: model) {
            try output.write($0)
        }
        for (index, event) in history.enumerated() {
            try await replay.take(event)
            if index % 500 == 0 {
                Console.progress("\(index) of \(history.count) events, \(time.now.rfc3339)")
            }
        }
        try await replay.finish(at: window.end(after: replay.now))
        Console.endProgress()
        try output.close()
        var summary = replay.summary
        summary.learned = try await engine.store.status(at: time.now).learned
        Console.print(json ? summary.json.jsonText : summary.table)
    }

    private struct Window {
        var from = Timestamp(milliseconds: .min / 4)
        var until = Timestamp.distantFuture

        init(from: String?, until: String?) throws {
            if let from { self.from = try Self.instant(from, "--from") }
            if let until { self.until = try Self.instant(until, "--until") }
        }

        func end(after last: Timestamp) -> Timestamp {
            until == .distantFuture ? last : until
        }

        private static func instant(_ text: String, _ option: String) throws -> Timestamp {
            guard let instant = Timestamp(rfc3339: text) else {
                throw Complaint(
                    "\(option) takes a time such as 2026-03-02T09:00:00Z",
                    exitCode: 2
                )
            }
            return instant
        }
    }
}

/// Links that lead nowhere: nobody clicks them in a simulation.
struct SimulatedLinks: LinkMaking {
    func links(for contact: ContactHandle, of details: Contact) -> ValueMap {
        var links: ValueMap = ["unsubscribe": .string("https://shop.example/u/\(contact)")]
        if details.purpose == .transactional {
            links["confirm"] = .string("https://shop.example/confirm/\(contact)")
        }
        return links
    }
}
