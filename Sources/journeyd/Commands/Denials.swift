import ArgumentParser
import JourneyCore
import JourneyStore

/// `journeyd denials`: the journal of refusals, out and in.
struct Denials: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the journal of denials, or holds a restored database to one.",
        discussion: """
            Every unsubscribe, complaint and refusal is a line of the journal, with a hash in place \
            of the customer. Keep what --json prints beside the backups, and give it to --apply when \
            one of them was restored: nobody's refusal is forgotten. Applying it again is harmless.
            """
    )

    @Option(help: ArgumentHelp("Only what was recorded then or later.", valueName: "time"))
    var since: String?

    @Option(help: ArgumentHelp("Hold the database to this journal; - reads it.", valueName: "file"))
    var apply: String?

    @OptionGroup var database: DatabaseOptions

    func validate() throws {
        guard since == nil || apply == nil else {
            throw ValidationError("give either --since or --apply")
        }
    }

    func run() async throws {
        if let apply { return try await hold(to: apply) }
        var start = Timestamp(milliseconds: .min)
        if let since {
            guard let instant = Timestamp(rfc3339: since) else {
                throw Complaint("--since takes a time such as 2026-03-02T09:00:00Z", exitCode: 2)
            }
            start = instant
        }
        try await print(since: start)
    }

    private func print(since start: Timestamp) async throws {
        let store = try Database.open(existing: database.db)
        var last: Int64 = 0
        while true {
            let page = try await store.denials(since: start, after: last, limit: Self.pageSize)
            for denial in page {
                if database.json {
                    Console.print(json: DenialLine.json(of: denial))
                } else {
                    Console.print(DenialLine.text(of: denial))
                }
            }
            guard let end = page.last, page.count == Self.pageSize else { return }
            last = end.number
        }
    }

    private func hold(to path: String) async throws {
        try Database.expectExisting(database.db)
        let lines = try InputFile.lines(of: path)
        let denials = try lines.enumerated().map { index, line in
            try DenialLine.read(line, number: index + 1, of: path)
        }
        let replay = try await Database.alone(on: database.db) { store in
            var replay = DenialReplay()
            for start in stride(from: 0, to: denials.count, by: StoreLimits.denialBatchMax) {
                let end = min(start + StoreLimits.denialBatchMax, denials.count)
                replay = try await replay + store.hold(to: Array(denials[start..<end]))
            }
            return replay
        }
        guard !database.json else {
            return Console.print(
                json: .map([
                    "restored": .int(Int64(replay.restored)),
                    "known": .int(Int64(replay.known)),
                    "strangers": .int(Int64(replay.strangers)),
                ])
            )
        }
        Console.print("\(replay.restored) restored, \(replay.known) known already")
        guard replay.strangers > 0 else { return }
        Console.print("\(replay.strangers) of customers who are not here: kept for when they come")
    }

    private static let pageSize = 10_000
}
