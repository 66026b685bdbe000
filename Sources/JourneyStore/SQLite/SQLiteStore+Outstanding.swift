package import JourneyCore

extension SQLiteStore {
    /// How many jobs adapters could take at `now` or hold: leased, begun, and queued in other
    /// channels than those of `full`, which hand nothing out.
    ///
    /// Reads the index of the lanes, not the ledger.
    package func outstandingJobs(at now: Timestamp, except full: ChannelSet) async throws -> Int {
        try await read { session in
            let held = try session.statement(
                sql: """
                    SELECT COUNT(*) FROM contact
                    WHERE lane = 0 AND at IS NOT NULL AND state IN (3, 4)
                    """
            )
            var count = try held.firstRow { Int($0.takeInteger()) } ?? 0
            let queued = try session.statement(
                sql: "SELECT COUNT(*) FROM contact WHERE lane BETWEEN ? AND ? AND at <= ?"
            )
            for channel in Channel.allCases where !full.contains(channel) {
                let lines = Lane.lines(of: channel)
                queued.bind(lines.lowerBound)
                queued.bind(lines.upperBound)
                queued.bind(now)
                count += try queued.firstRow { Int($0.takeInteger()) } ?? 0
            }
            return count
        }
    }
}
