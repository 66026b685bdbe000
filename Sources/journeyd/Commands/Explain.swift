import ArgumentParser
import JourneyCore
import JourneyEngine
import JourneyStore

/// `journeyd explain`: why, why not, what next.
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says why a customer was spoken to or not, and what comes next.",
        discussion: """
            What was decided is composed from what was recorded; beside it stands what would have \
            changed the verdict, what every rule says now (or at the time given with --at, of what \
            is known today), and what comes next.
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

    @Option(help: ArgumentHelp("The language: en or ru.", valueName: "language"))
    var lang = "en"

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
        guard let language = ExplanationLanguage(rawValue: lang) else {
            let known = ExplanationLanguage.allCases.map(\.rawValue).joined(separator: " or ")
            throw Complaint("--lang takes \(known), not '\(lang)'", exitCode: 2)
        }
        let workspace = try Workspace.load(journeys, calendar: try Zones.load())
        let store = try Database.open(existing: db)
        let remembered = workspace.decider.programme.rememberedEvents
        guard let found = try await store.evidence(about: customer, remembering: remembered) else {
            throw Complaint("there is no customer '\(customer)' in '\(db)'")
        }
        let explainer = Explainer(
            decider: workspace.decider,
            gates: found.gates,
            addresses: found.addresses,
            heldChannels: found.heldChannels,
            language: language,
            at: now,
            learned: try await store.learned(at: now)
        )
        let explanation: Explanation
        do throws(UnknownName) {
            explanation = try explainer.explain(found, message: message, journey: journey)
        } catch {
            throw Complaint("\(error)")
        }
        Console.print(json ? explanation.json.jsonText : explanation.text)
    }
}
