import ArgumentParser
import Foundation
import JourneyCore
import JourneyEngine
import JourneyHTTP
import JourneyStore
import Logging
import ServiceLifecycle

/// `journeyd run`: the daemon.
struct Run: AsyncParsableCommand {
    /// History for a daemon on a virtual clock.
    struct Rehearsal {
        var events: String
        var responses: String?
    }

    static let configuration = CommandConfiguration(
        abstract: "Runs the daemon.",
        discussion: """
            Takes events, wakes timers and hands out send jobs until it is told to stop. Everything \
            is kept in one SQLite file; answers are given after the commit. One daemon works on a \
            database at a time.
            """
    )

    @Option(help: ArgumentHelp("Settings, a YAML file; options win.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("The database (journeyd.sqlite).", valueName: "file"))
    var db: String?

    @Option(help: ArgumentHelp("The folder with the journeys (Journeys).", valueName: "dir"))
    var journeys: String?

    @Option(help: ArgumentHelp("Where to listen (127.0.0.1:7070).", valueName: "host:port"))
    var listen: String?

    @Option(help: ArgumentHelp("A Unix socket for this user (DB.sock).", valueName: "path"))
    var socket: String?

    @Option(
        help: ArgumentHelp(
            "The address under which customers reach the links (http:// and --listen).",
            valueName: "url"
        )
    )
    var publicURL: String?

    @Flag(help: "Listen on an address that others reach: a proxy stands before the daemon.")
    var behindProxy = false

    @Option(
        help: ArgumentHelp(
            "Rehearse: replay these events in fast-forward on a scratch database, then end.",
            valueName: "file"
        )
    )
    var replay: String?

    @Option(help: ArgumentHelp("How customers react in a rehearsal.", valueName: "file"))
    var responses: String?

    @Flag(help: "Log as JSON lines.")
    var json = false

    func run() async throws {
        let settings = try Settings(file: config, run: self)
        let logger = Logging.Logger(label: "journeyd") { _ in LineLog(isJSON: json) }
        let rehearsal = replay.map { Rehearsal(events: $0, responses: responses) }
        try await Daemon(settings: settings, rehearsal: rehearsal, logger: logger).run()
    }
}
