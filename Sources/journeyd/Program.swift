import ArgumentParser
import Foundation
import JourneyCore

/// The process: reads its arguments, runs one command, and says by its exit code how it went.
///
/// 0: done; 1: the input or the world is to blame; 2: it was called wrongly. Every error is said
/// once, on standard error.
@main
enum Program {
    static func main() async {
        // Who reads what we write may go away: that is an error of one write, not our end.
        signal(SIGPIPE, SIG_IGN)
        exit(await run(Array(CommandLine.arguments.dropFirst())))
    }

    private static func run(_ arguments: [String]) async -> Int32 {
        do {
            try expectCommand(arguments.first)
            var command = try await Journeyd.asyncParseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return 0
        } catch {
            return report(error)
        }
    }

    /// Without this check a misspelt command would be taken for an argument of the daemon.
    private static func expectCommand(_ word: String?) throws {
        guard let word, !word.hasPrefix("-") else { return }
        let names = Journeyd.configuration.subcommands.map { $0._commandName } + ["help"]
        guard !names.contains(word) else { return }
        let help = NearestWord.of(word, among: names).map { "did you mean '\($0)'?" }
        throw Complaint(
            "unknown command '\(word)': \(help ?? "`journeyd --help` lists all")",
            exitCode: 2
        )
    }

    private static func report(_ error: any Error) -> Int32 {
        if let complaint = error as? Complaint {
            Console.complain(complaint.text)
            return complaint.exitCode
        }
        if let code = error as? ExitCode { return code.rawValue }
        switch Journeyd.exitCode(for: error) {
        case .success:
            Console.print(Journeyd.fullMessage(for: error))
            return 0
        case .validationFailure:
            let message = Journeyd.fullMessage(for: error)
            let prefix = "Error: "
            Console.complain(
                message.hasPrefix(prefix) ? "error: " + message.dropFirst(prefix.count) : message
            )
            return 2
        default:
            Console.complain("error: \(error)")
            return 1
        }
    }
}
