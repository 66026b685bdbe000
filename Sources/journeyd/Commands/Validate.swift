import ArgumentParser
import Foundation
import JourneyCore
import JourneyFile

/// `journeyd validate`: checks the files.
struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks journey, message and policy files.",
        discussion: """
            Every problem of every file is shown in one run, with its place and a way out. The exit \
            code is 0 when there are no errors (--strict refuses warnings too), else 1; 2 when it \
            was called wrongly. A file is checked together with its folder, for its names are there.
            """
    )

    @Argument(help: ArgumentHelp("Folders with journeys, or files in one.", valueName: "path"))
    var paths: [String] = ["Journeys"]

    @Flag(help: "Print a list of {file, line, column, severity, id, message, help}.")
    var json = false

    @Flag(help: "Refuse warnings as well.")
    var strict = false

    func run() throws {
        let calendar = try Zones.load()
        var all: [Diagnostic] = []
        var drawings: [String] = []
        for path in paths {
            let (folder, file) = try Self.place(of: path)
            let checked = try CheckedFolder(folder, calendar: calendar)
            let diagnostics = checked.diagnostics.filter { file == nil || $0.file == file }
            all += diagnostics
            if !diagnostics.isEmpty { drawings.append(checked.drawing(of: diagnostics)) }
            if file != nil, diagnostics.isEmpty, !json { drawings.append("\(path): no errors") }
            if file == nil, let workspace = checked.workspace, !json {
                let programme = workspace.decider.programme
                drawings.append(
                    "\(path): \(programme.journeys.count) journeys, "
                        + "\(programme.messages.count) messages, no errors"
                )
            }
        }
        let errors = all.count(where: \.isError)
        if json {
            Console.print(json: .list(all.map(\.json)))
        } else {
            Console.print(drawings.joined(separator: "\n"))
            if errors > 0 {
                Console.print("\(errors) errors, \(all.count - errors) warnings")
            }
        }
        guard errors == 0, !strict || all.isEmpty else { throw ExitCode(1) }
    }

    /// A file stands for what is wrong with it alone.
    private static func place(of path: String) throws -> (folder: String, file: String?) {
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Complaint(
                "there is no '\(path)': name a folder with journeys, or a file in one",
                exitCode: 2
            )
        }
        if isFolder.boolValue { return (path, nil) }
        let url = URL(filePath: path)
        return (url.deletingLastPathComponent().relativePath, url.lastPathComponent)
    }
}

extension Diagnostic {
    var isError: Bool { severity == .error }
}
