import ArgumentParser

/// The workloads behind `Scripts/bench`, one a process, so that each tells its own memory.
@main
struct JourneydBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journeyd-bench",
        abstract: "Runs one workload and prints what it took, a line a phase.",
        subcommands: [
            WelcomeCommand.self, QueueCommand.self, IngestCommand.self, ReplayCommand.self,
            VerdictCommand.self,
        ],
    )
}

/// What every workload on a durable file is told.
struct WorkloadOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder with the journeys.", valueName: "dir"))
    var journeys = "Scripts/bench-journeys"

    @Option(help: ArgumentHelp("A database that is made, and removed before.", valueName: "file"))
    var database: String

    @Option(help: "How many customers or jobs.")
    var count = 100_000

    @Option(help: "How many events or reports a transaction.")
    var batch = 1_000
}

/// What can't go on, said on one line.
struct Complaint: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
        self.description = description
    }
}
