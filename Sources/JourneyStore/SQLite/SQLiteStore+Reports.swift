package import JourneyCore

extension SQLiteStore {
    package func settle(
        _ reports: [SettleReport],
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[Turn.SettleResult]> {
        precondition(reports.count <= StoreLimits.jobBatchMax, "too many reports at once")
        return try await write { session in
            let batch = CustomerBatch(session, decider, at: now, size: reports.count)
            let results = try reports.map { report in
                var report = report
                report.job.contact = try batch.current(report.job.contact)
                return try batch.settle(report)
            }
            return Decided(results, records: batch.records)
        }
    }

    package func extend(
        _ jobs: [JobReference],
        by lease: Milliseconds,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[Turn.SettleResult]> {
        precondition(jobs.count <= StoreLimits.jobBatchMax, "too many jobs at once")
        return try await write { session in
            let batch = CustomerBatch(session, decider, at: now)
            let results = try jobs.map { job in
                try batch.turn(about: batch.current(job.contact)) { turn, contact in
                    turn.extend(contact.id, lease: job.lease, until: now + lease)
                }
            }
            return Decided(results.map { $0 ?? .notYours }, records: batch.records)
        }
    }

    package func hear(
        _ reports: [FeedbackReport],
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[FeedbackReceipt]> {
        precondition(reports.count <= StoreLimits.jobBatchMax, "too many reports at once")
        return try await write { session in
            let batch = CustomerBatch(session, decider, at: now, size: reports.count)
            let receipts = try reports.map { try batch.hear($0) }
            return Decided(receipts, records: batch.records)
        }
    }

    package func retry(
        _ handles: [ContactHandle],
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<Int> {
        precondition(handles.count <= StoreLimits.jobBatchMax, "too many contacts at once")
        return try await write { session in
            let batch = CustomerBatch(session, decider, at: now)
            let isRetried = try handles.map { handle in
                try batch.turn(about: batch.current(handle)) { turn, contact in
                    turn.retry(contact.id)
                }
            }
            return Decided(isRetried.count { $0 == true }, records: batch.records)
        }
    }
}
