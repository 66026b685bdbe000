import Foundation
import Testing

@testable import JourneyChecker

struct SimulationFilesTests {
    @Test func `files are read as the lines that they hold`() throws {
        try inScratchFolder { folder in
            let journeys = folder.appendingPathComponent("Journeys")
            try FileManager.default.createDirectory(at: journeys, withIntermediateDirectories: true)
            for (name, text) in SampleFiles.all { try write(text, to: name, in: journeys) }
            let events = try write(lines(SampleFiles.events), to: "events.jsonl", in: folder)
            let output = try write(
                lines(SampleHistory.cleanRows.map(\.text)),
                to: "output.jsonl",
                in: folder
            )

            let checker = try SimulationChecker(journeys: journeys, events: events, output: output)

            #expect(try checker.check() == SampleHistory().check())
        }
    }

    @Test func `a file that is not there is named`() throws {
        try inScratchFolder { folder in
            let journeys = folder.appendingPathComponent("Journeys")
            try FileManager.default.createDirectory(at: journeys, withIntermediateDirectories: true)
            for (name, text) in SampleFiles.all { try write(text, to: name, in: journeys) }
            let missing = folder.appendingPathComponent("missing.jsonl")

            let error = #expect(throws: InputProblem.self) {
                try SimulationChecker(journeys: journeys, events: missing, output: missing)
            }

            #expect(error?.description.contains("missing.jsonl") == true)
        }
    }

    private func lines(_ lines: [String]) -> String {
        lines.joined(separator: "\n") + "\n"
    }

    @discardableResult
    private func write(_ text: String, to name: String, in folder: URL) throws -> URL {
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file
    }

    private func inScratchFolder(_ work: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("journeyd-checker-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try work(folder)
    }
}
