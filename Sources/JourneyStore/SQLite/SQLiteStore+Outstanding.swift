package import JourneyCore

extension SQLiteStore {
    /// How many jobs adapters could take at `now` or hold: queued, leased, begun.
    ///
    /// Reads the index of the lanes, not the ledger.
    package func outstandingJobs(at now: Timestamp) async throws -> Int {
        try await read { session in
            let count = try session.statement(
                sql: """
                    SELECT (SELECT COUNT(*) FROM contact
                            WHERE lane BETWEEN 1 AND 7 AND at <= ?)
                         + (SELECT COUNT(*) FROM contact
                            WHERE lane = 0 AND at IS NOT NULL AND state IN (3, 4))
                    """
            )
            count.bind(now)
            return try count.firstRow { Int($0.takeInteger()) } ?? 0
        }
    }
}
