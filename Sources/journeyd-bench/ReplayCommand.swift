import ArgumentParser
import Foundation
import JourneyCore
import JourneyEngine
import JourneySimulation
import JourneyStore

/// W6: history through the real engine on a virtual clock, as `journeyd simulate` does it.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "W6: replays a file of events through the real engine."
    )

    @Option(help: ArgumentHelp("The folder with the journeys.", valueName: "dir"))
    var journeys = "Journeys"

    @Option(help: ArgumentHelp("Events, one JSON object a line.", valueName: "file"))
    var events = "Scripts/sample/shop.jsonl"

    @Option(help: ArgumentHelp("Where the lines go.", valueName: "file"))
    var out: String?

    func run() async throws {
        let decider = try Scene.decider(journeys)
        let history = try read(
            SegmentReader(source: "file", trust: .trusted, calendar: decider.calendar)
        )
        let start = history.first?.event.receivedAt ?? Timestamp(milliseconds: 0)
        let time = VirtualTime(at: start)
        let log = RecordLog()
        let engine = Engine(
            store: try SQLiteStore.inMemory(),
            decider: decider,
            rendering: PlainRendering(),
            links: NoLinks(),
            time: time,
            observer: log.observer
        )
        let lines = Lines()
        var replay = Replay(engine: engine, time: time, log: log, responses: responses) {
            lines.text += $0 + "\n"
        }
        var phases = Phases("W6")
        try await phases.measure("replay", count: history.count) {
            for event in history { try await replay.take(event) }
            try await replay.finish(at: replay.now)
        }
        Report.line(
            "W6 rate=\(Int(Double(history.count) / phases.wall))",
            "cpu_us_per_event="
                + Report.decimal(phases.processor / Double(max(history.count, 1)) * 1e6, 1),
            "lines=\(lines.text.utf8.count { $0 == UInt8(ascii: "\n") })",
            "memory_mb=\(Meter.peakMegabytes)"
        )
        if let out { try Data(lines.text.utf8).write(to: URL(fileURLWithPath: out)) }
    }

    private func read(_ reader: SegmentReader) throws -> [IncomingEvent] {
        guard let data = FileManager.default.contents(atPath: events) else {
            throw Complaint("can't read '\(events)'")
        }
        return try data.split(separator: UInt8(ascii: "\n")).map { line in
            guard case .map(var object) = try Value(json: Array(line)),
                case .string(let text)? = object["receivedAt"] ?? object["timestamp"],
                let receivedAt = Timestamp(rfc3339: text)
            else { throw Complaint("'\(events)' has a line that is no event with a time") }
            object["sentAt"] = nil
            return try reader.read(object, receivedAt: receivedAt).get()
        }
    }

    /// How customers of the sample shop react.
    private var responses: ResponseModel {
        ResponseModel(
            [
                .email: ResponseModel.Shares(delivered: 0.98, seen: 0.35, clicked: 0.2),
                .push: ResponseModel.Shares(delivered: 0.9, seen: 0.3),
                .messenger: ResponseModel.Shares(delivered: 0.97, seen: 0.6),
                .sms: ResponseModel.Shares(delivered: 0.97),
            ],
            seed: 0
        )
    }
}

/// What a replay wrote.
private final class Lines {
    var text = ""
}
