import ArgumentParser
import Foundation
import JourneyChecker

/// `journeyd-check history`: checks what the fault simulator or a crash test recorded.
struct HistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Checks a history of faults, as the simulator and the crash tests record it.",
        discussion: "Exit code 0: no problems. 1: problems, printed. 2: the file cannot be used."
    )

    @Argument(help: "The recorded history, as JSON.")
    var file: String

    @Flag(help: "Print the report as JSON.")
    var json = false

    func run() throws {
        let history = try usable("read '\(file)'") {
            try JSONDecoder().decode(
                FaultHistory.self,
                from: try Data(contentsOf: URL(fileURLWithPath: file))
            )
        }
        let report = HistoryChecker(history).check()
        print(json ? try jsonText(of: report) : report.text, terminator: "")
        if !report.isClean { throw ExitCode(1) }
    }
}
