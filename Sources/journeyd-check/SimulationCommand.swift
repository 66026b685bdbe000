import ArgumentParser
import Foundation
import JourneyChecker

/// `journeyd-check simulation`: checks what `journeyd simulate` wrote.
struct SimulationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulation",
        abstract: "Checks what 'journeyd simulate' wrote.",
        discussion: "Exit code 0: no problems. 1: problems, printed. 2: an input cannot be used."
    )

    @Option(help: "The folder with policy.yaml, the messages and the journeys.")
    var journeys: String

    @Option(help: "The events that were replayed, a JSON object a line.")
    var events: String

    @Option(help: "What 'simulate' wrote.")
    var output: String

    @Option(help: "How far the simulation ran, in RFC 3339; by default to its last line.")
    var until: String?

    @Flag(help: "Print the report as JSON.")
    var json = false

    func run() throws {
        let report = try usable("check the simulation") { try checker().check() }
        print(json ? try jsonText(of: report) : report.text(), terminator: "")
        if !report.isClean { throw ExitCode(1) }
    }

    private func checker() throws -> SimulationChecker {
        let end = until.flatMap { Moment($0) }
        if let until, end == nil {
            throw InputProblem("'\(until)' is not a time: write it like 2026-01-31T00:00:00Z")
        }
        return try SimulationChecker(
            journeys: URL(fileURLWithPath: journeys),
            events: URL(fileURLWithPath: events),
            output: URL(fileURLWithPath: output),
            until: end
        )
    }
}
