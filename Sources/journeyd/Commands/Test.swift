import ArgumentParser
import Foundation
import JourneyCore
import JourneyFile
import JourneySimulation

/// `journeyd test`: runs the marketers' tests.
struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Runs the tests in *.test.yaml on a virtual clock.",
        discussion: """
            Every test runs through the real engine, months in milliseconds. Of one that fails the \
            expected and the actual timeline are shown side by side. The exit code is 0 when all \
            passed, 1 when one failed or a file has errors, 2 when it was called wrongly.
            """
    )

    @Argument(help: ArgumentHelp("Folders with journeys, or test files in one.", valueName: "path"))
    var paths: [String] = ["Journeys"]

    @Option(help: ArgumentHelp("Write a report as JUnit's XML.", valueName: "file"))
    var junit: String?

    @Option(help: ArgumentHelp("Run those whose name contains this.", valueName: "text"))
    var only: String?

    @Flag(help: "Show the timeline of every test, also where it passed.")
    var verbose = false

    @Flag(help: "Print a list of {file, line, test, journey, passed, problems, timeline}.")
    var json = false

    func run() async throws {
        let calendar = try Zones.load()
        var results: [ScenarioResult] = []
        for path in paths { results += try await runTests(in: path, calendar: calendar) }
        if let junit {
            let output = try OutputFile(junit)
            try output.write(JUnitReport(results: results).text)
            try output.close()
        }
        if json {
            Console.print(json: .list(results.map(\.json)))
        } else {
            for result in results { show(result) }
            Console.print(summary(of: results))
        }
        guard results.allSatisfy(\.isPassed) else { throw ExitCode(1) }
    }

    private func runTests(
        in path: String,
        calendar: any CivilCalendar
    ) async throws -> [ScenarioResult] {
        guard FileManager.default.fileExists(atPath: path) else {
            throw Complaint(
                "there is no '\(path)': name a folder with journeys, or a test in one",
                exitCode: 2
            )
        }
        let checked = try CheckedFolder(path, calendar: calendar)
        let errors = checked.diagnostics.filter(\.isError)
        guard errors.isEmpty, let workspace = checked.workspace else {
            throw Complaint(
                drawing: checked.drawing(of: errors),
                "the files of '\(path)' have errors (\(errors.count)): correct them first"
            )
        }
        var results: [ScenarioResult] = []
        for scenario in checked.scenarios where only.map(scenario.name.contains) ?? true {
            Console.progress("\(results.count) of \(checked.scenarios.count) tests")
            results.append(
                try await ScenarioRun.result(
                    of: scenario,
                    decider: workspace.decider,
                    rendering: workspace.renderer,
                    links: SimulatedLinks()
                )
            )
        }
        Console.endProgress()
        return results
    }

    private func show(_ result: ScenarioResult) {
        let mark = result.isPassed ? "ok  " : "FAIL"
        let scenario = result.scenario
        Console.print("\(mark) \(scenario.file):\(scenario.line) \(scenario.name)")
        guard !result.isPassed || verbose else { return }
        for problem in result.problems { Console.print("     \(problem)") }
        let lines = result.sideBySide.split(separator: "\n", omittingEmptySubsequences: false)
        Console.print(lines.map { "     \($0)" }.joined(separator: "\n") + "\n")
    }

    private func summary(of results: [ScenarioResult]) -> String {
        guard !results.isEmpty else {
            return only == nil
                ? "no tests: write one beside the journeys, in a file '*.test.yaml'"
                : "no test has such a name"
        }
        let failed = results.count { !$0.isPassed }
        return "\(results.count) tests, \(failed) failed"
    }
}

extension ScenarioResult {
    fileprivate var json: Value {
        .map([
            "file": .string(scenario.file),
            "line": .int(Int64(scenario.line)),
            "test": .string(scenario.name),
            "journey": scenario.journey.map { .string($0) } ?? .null,
            "passed": .bool(isPassed),
            "problems": .list(problems.map { .string($0) }),
            "timeline": .list(
                timeline.lines.map {
                    .map(["at": .string($0.at.rfc3339), "text": .string($0.text)])
                }
            ),
        ])
    }
}
