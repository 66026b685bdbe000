import Foundation

/// The built binary, which lies beside the bundle of the tests.
enum Binary {
    struct Outcome {
        var code: Int32
        var output: String
        var errors: String
    }

    static let url: URL = {
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: own ?? CommandLine.arguments[0])
            .deletingLastPathComponent().appending(path: "journeyd")
    }()

    /// Runs a command to its end, in the folder of the test.
    static func run(_ arguments: String..., in scratch: Scratch) async throws -> Outcome {
        try await run(arguments, in: scratch)
    }

    static func run(_ arguments: [String], in scratch: Scratch) async throws -> Outcome {
        let name = "command-\(UUID().uuidString)"
        let process = try process(arguments, in: scratch, output: name)
        let code = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                continuation.resume(throwing: error)
            }
        }
        return Outcome(
            code: code,
            output: try scratch.read(name + ".out"),
            errors: try scratch.read(name + ".err")
        )
    }

    /// One that was not started yet; what it says goes to `output` + `.out` and `.err`.
    ///
    /// Files, for a pipe that nobody reads would hold it up.
    static func process(
        _ arguments: [String],
        in scratch: Scratch,
        output: String
    ) throws -> Process {
        let process = Process()
        process.executableURL = url
        process.arguments = arguments
        process.currentDirectoryURL = scratch.folder
        process.standardInput = FileHandle.nullDevice
        try scratch.write("", to: output + ".out")
        try scratch.write("", to: output + ".err")
        process.standardOutput = try FileHandle(
            forWritingTo: scratch.folder.appending(path: output + ".out")
        )
        process.standardError = try FileHandle(
            forWritingTo: scratch.folder.appending(path: output + ".err")
        )
        return process
    }
}
