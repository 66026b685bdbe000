import ArgumentParser
import JourneyCore
import JourneyEngine
import JourneyStore

/// `journeyd doctor`: whether every promise was kept, as far as the database tells.
struct Examine: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks a database against the invariants, beside a running daemon.",
        discussion: """
            Reads only. Asks SQLite whether the file is sound, then of each customer whether position, \
            ledger, locks and queue agree and whether anything was said twice, too often, too late or \
            to somebody who is held out. Exit code 0: nothing found. 1: problems, each with what to do.
            """
    )

    @Option(help: ArgumentHelp("The database.", valueName: "file"))
    var db = "journeyd.sqlite"

    @Option(help: ArgumentHelp("The folder with the journeys and the policy.", valueName: "dir"))
    var journeys = "Journeys"

    @Flag(help: "Print JSON: {customers, enrollments, contacts, problems}.")
    var json = false

    func run() async throws {
        try Database.expectExisting(db)
        let workspace = try Workspace.load(journeys, calendar: try Zones.load())
        let store: SQLiteStore
        do {
            store = try SQLiteStore.readOnly(path: db)
        } catch {
            throw Complaint("can't open the database '\(db)': \(error)")
        }
        let doctor = Doctor(store: store, decider: workspace.decider)
        var problems = 0
        var kept: [Value] = []
        let counts = try await doctor.examine(at: WallClock().now) { found in
            problems += 1
            if json { kept.append(found.json) } else { Console.print(found.text) }
        } progress: { counts in
            if counts.customers.isMultiple(of: Self.progressEach) {
                Console.progress("\(counts.customers) customers examined")
            }
        }
        Console.endProgress()
        if json {
            Console.print(json: Self.report(counts, kept))
        } else {
            Console.print(Self.summary(counts, problems))
        }
        if problems > 0 { throw ExitCode(1) }
    }

    private static let progressEach = 50_000

    private static func summary(_ counts: Doctor.Counts, _ problems: Int) -> String {
        let looked =
            "customers: \(counts.customers), enrollments: \(counts.enrollments), "
            + "contacts: \(counts.contacts)"
        return problems == 0 ? "no problems; \(looked)" : "problems: \(problems); \(looked)"
    }

    private static func report(_ counts: Doctor.Counts, _ problems: [Value]) -> Value {
        .map(
            ValueMap([
                "customers": .int(Int64(counts.customers)),
                "enrollments": .int(Int64(counts.enrollments)),
                "contacts": .int(Int64(counts.contacts)),
                "problems": .list(problems),
            ])
        )
    }
}
