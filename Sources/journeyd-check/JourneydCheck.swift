import ArgumentParser

/// The command line of the independent checker.
@main
struct JourneydCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journeyd-check",
        abstract: "Holds histories of journeyd against the promises, without any of its code.",
        subcommands: [SimulationCommand.self, HistoryCommand.self]
    )
}
