import ArgumentParser

/// The one binary: the daemon and every command.
struct Journeyd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journeyd",
        abstract: "Leads each customer through journeys, and speaks once, in the right channel.",
        discussion: """
            Without a command it runs the daemon. Journeys, messages and the policy are YAML files \
            in one folder; everything that happens is kept in one SQLite file.
            """,
        version: "0.1.0",
        subcommands: [
            Run.self, Validate.self, Test.self, Simulate.self, Explain.self, Examine.self,
            Status.self,
            Stop.self, Open.self, Keys.self, Denials.self, Eval.self, Render.self,
            AdapterCommand.self,
        ],
        defaultSubcommand: Run.self
    )
}
