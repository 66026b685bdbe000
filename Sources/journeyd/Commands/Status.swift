import ArgumentParser
import JourneyCore
import JourneyStore

/// `journeyd status`: how things stand.
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows how things stand: customers, enrollments, messages, suppressions, gate."
    )

    @Option(help: ArgumentHelp("The database.", valueName: "file"))
    var db = "journeyd.sqlite"

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        let status = try await Database.open(existing: db).status(at: WallClock().now)
        Console.print(json ? status.json.jsonText : status.text)
    }
}
