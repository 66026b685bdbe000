package import JourneyCore

extension SQLiteStore {
    package func takeIn(
        _ events: [IncomingEvent],
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<[IntakeReceipt]> {
        precondition(
            events.count <= StoreLimits.intakeBatchMax,
            "more than \(StoreLimits.intakeBatchMax) events at once are a caller's mistake"
        )
        return try await write { session in
            let batch = CustomerBatch(session, decider, at: now, size: events.count)
            var receipts: [IntakeReceipt] = []
            receipts.reserveCapacity(events.count)
            for (place, event) in events.enumerated() {
                receipts.append(try batch.takeIn(event, place: place))
            }
            return Decided(receipts, records: batch.records)
        }
    }

    package func wakeDue(
        limit: Int,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<WakeReport> {
        precondition(
            (1...StoreLimits.wakeBatchMax).contains(limit),
            "waking \(limit) customers at once is a caller's mistake"
        )
        return try await write { session in
            let batch = CustomerBatch(session, decider, at: now)
            let numbers = try DueScan.customers(in: session, at: now, limit: limit)
            for number in numbers {
                _ = try batch.turn(of: batch.member(number: number)) { $0.wake() }
                batch.leave(number)
            }
            let report = WakeReport(
                customers: numbers.count,
                nextDue: try DueScan.nextDue(in: session)
            )
            return Decided(report, records: batch.records)
        }
    }

    package func nextDue() async throws -> Timestamp? {
        try await read { try DueScan.nextDue(in: $0) }
    }
}
