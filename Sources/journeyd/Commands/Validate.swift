import ArgumentParser
import JourneyCore
import JourneyFile

/// `journeyd validate`: checks the files.
struct Validate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Checks journey, message and policy files.",
        discussion: """
            Every problem of every file is shown in one run, with its place and a way out. The exit \
            code is 0 when there are no errors (--strict refuses warnings too), else 1.
            """
    )

    @Argument(help: ArgumentHelp("Folders with journeys.", valueName: "path"))
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
            let checked = try CheckedFolder(path, calendar: calendar)
            all += checked.diagnostics
            if !checked.diagnostics.isEmpty {
                drawings.append(checked.drawing(of: checked.diagnostics))
            }
            if let workspace = checked.workspace, !json {
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
}

extension Diagnostic {
    var isError: Bool { severity == .error }
}
