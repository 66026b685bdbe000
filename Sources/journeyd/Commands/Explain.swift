import ArgumentParser
import JourneyCore
import JourneyEngine
import JourneyStore

/// `journeyd explain`: why, why not, what next.
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says why a customer was spoken to or not, and what comes next.",
        discussion: """
            What was decided is composed from what was recorded; what waits is shown with every rule \
            as it stands now, or at the time given with --at.
            """
    )

    @Argument(help: ArgumentHelp("The business's id of the customer.", valueName: "customer"))
    var customer: String

    @Option(help: "Only about this message.")
    var message: String?

    @Option(help: "Only about this journey.")
    var journey: String?

    @Option(help: ArgumentHelp("Ask the rules as of then.", valueName: "time"))
    var at: String?

    @Option(help: ArgumentHelp("The database.", valueName: "file"))
    var db = "journeyd.sqlite"

    @Option(help: ArgumentHelp("The folder with the journeys.", valueName: "dir"))
    var journeys = "Journeys"

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        var now = WallClock().now
        if let at {
            guard let instant = Timestamp(rfc3339: at) else {
                throw Complaint("--at takes a time such as 2026-03-02T09:00:00Z", exitCode: 2)
            }
            now = instant
        }
        let workspace = try Workspace.load(journeys, calendar: try Zones.load())
        let store = try Database.open(existing: db)
        guard let found = try await store.customer(customer) else {
            throw Complaint("there is no customer '\(customer)' in '\(db)'")
        }
        let programme = workspace.decider.programme
        // What the files no longer have may still stand in the ledger.
        let messages = programme.messages.keys.sorted() + found.contacts.map(\.message)
        let journeyNames = programme.journeys.map(\.name) + found.enrollments.map(\.journey)
        try check(message, "message", among: messages)
        try check(journey, "journey", among: journeyNames)
        let explainer = Explainer(
            decider: workspace.decider,
            gates: try await store.gates(),
            at: now,
            learned: try await store.learned(at: now)
        )
        let explanation = explainer.explain(found, message: message, journey: journey)
        Console.print(json ? explanation.json.jsonText : explanation.text)
    }

    /// A misspelt name must not look like an answer.
    private func check(_ name: String?, _ kind: String, among known: [String]) throws {
        guard let name, !known.contains(name) else { return }
        let help = NearestWord.of(name, among: known).map { "did you mean '\($0)'?" }
        throw Complaint(
            "unknown \(kind) '\(name)': "
                + (help ?? "there are \(Set(known).sorted().joined(separator: ", "))")
        )
    }
}
