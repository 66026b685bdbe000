package import JourneyCore

extension SQLiteStore {
    package func learn(
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> ResponseSnapshot? {
        guard decider.programme.learns else { return nil }
        return try await write { session in
            let tallies = try session.ripeTallies(atHour: now.hour)
            let last = try session.snapshot(at: .distantFuture)
            guard let next = ResponseSnapshot.next(after: last, with: tallies, at: now) else {
                return nil
            }
            try session.keep(
                next,
                of: tallies,
                forgettingBefore: now - StoreLimits.snapshotRetention
            )
            return next
        }
    }

    package func learned(at instant: Timestamp) async throws -> ResponseSnapshot? {
        try await read { try $0.snapshot(at: instant) }
    }
}
