import Foundation
import Testing

/// A seed that is printed by one process is replayed by another, which hashes everything else
/// differently.
struct FaultReplayTests {
    private func run(_ arguments: [String]) throws -> (output: String, status: Int32) {
        let built = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let process = Process()
        let pipe = Pipe()
        process.executableURL = built.appending(path: "journeyd-faults")
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: data, as: UTF8.self), process.terminationStatus)
    }

    @Test(arguments: [3, 12])
    func `two processes print the same trace of a seed`(seed: Int) throws {
        let first = try run(["--seed", String(seed), "--steps", "120"])
        let second = try run(["--seed", String(seed), "--steps", "120"])

        #expect(first.status == 0)
        #expect(first.output == second.output)
        #expect(first.output.contains("\ntrace "))
    }
}
