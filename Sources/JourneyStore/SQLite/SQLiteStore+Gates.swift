package import JourneyCore

extension SQLiteStore {
    package func gates() async throws -> Gates {
        try await read { try $0.gates() }
    }

    /// The closed gates, with what closed them.
    package func closings() async throws -> [GateClosing] {
        try await read { try $0.closings() }
    }

    package func stop(
        _ scope: Gates.Scope,
        recall: Bool,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<Int> {
        try await write { try $0.close(scope, at: now) }
        guard recall else { return Decided(0, records: []) }

        var recalled = Decided(0, records: [])
        let waiting = try await read { try $0.customersWaiting(behind: scope) }
        for start in stride(from: 0, to: waiting.count, by: StoreLimits.recallBatch) {
            let end = min(start + StoreLimits.recallBatch, waiting.count)
            let part = Array(waiting[start..<end])
            let decided = try await write { session in
                let batch = CustomerBatch(session, decider, at: now)
                let counts = try part.map { number in
                    try batch.turn(of: batch.member(number: number)) {
                        $0.recall(behind: scope)
                    } ?? 0
                }
                return Decided(counts.reduce(0, +), records: batch.records)
            }
            recalled.result += decided.result
            recalled.records += decided.records
        }
        return recalled
    }

    package func open(_ scope: Gates.Scope, at now: Timestamp) async throws -> Int {
        try await write { session in
            let closing = try session.closings().first { $0.scope == scope }
            if closing?.ceiling != nil { try session.countAnew(from: now) }
            let delete = try session.statement(.openGate)
            delete.bind(scope.code)
            delete.bind(scope.name)
            try delete.run()
            if case .channel(let channel) = scope {
                let release = try session.statement(.releaseChannel)
                release.bind(Int64(channel.rawValue))
                try release.run()
            }
            session.forgetGates()
            return try session.bringForward(scope, to: now)
        }
    }
}

extension Session {
    func close(_ scope: Gates.Scope, at now: Timestamp) throws {
        try close(GateClosing(scope: scope, closedAt: now))
    }

    /// `false` where it was closed already, and stays as it was.
    @discardableResult
    func close(_ closing: GateClosing) throws -> Bool {
        let insert = try statement(.closeGate)
        insert.bind(closing.scope.code)
        insert.bind(closing.scope.name)
        insert.bind(closing.closedAt)
        insert.bind(closing.ceiling.map { Int64($0.count) })
        insert.bind(closing.ceiling.map { Int64($0.limit) })
        insert.bind(closing.ceiling?.countedSince)
        let isNew = try insert.run() == 1
        forgetGates()
        return isNew
    }

    /// The closed gates: everything first, then journeys and channels by name.
    func closings() throws -> [GateClosing] {
        var closings: [GateClosing] = []
        try statement(.closings).forEachRow { row in
            let scope = try Gates.Scope(code: row.takeInteger(), name: row.takeText())
            let closedAt = row.takeTimestamp()
            let count = row.takeOptionalInteger()
            let limit = row.takeOptionalInteger()
            let since = row.takeOptionalTimestamp()
            var ceiling: CeilingReached?
            if let count, let limit, let since {
                ceiling = CeilingReached(
                    count: Int(count),
                    limit: Int(limit),
                    countedSince: since
                )
            }
            closings.append(GateClosing(scope: scope, closedAt: closedAt, ceiling: ceiling))
        }
        return closings
    }

    func hold(_ channel: Channel, at now: Timestamp) throws {
        let insert = try statement(.holdChannel)
        insert.bind(Int64(channel.rawValue))
        insert.bind(now)
        try insert.run()
    }

    /// Lets what waits for an open gate be decided anew at `now`; returns how many contacts that are.
    fileprivate func bringForward(_ scope: Gates.Scope, to now: Timestamp) throws -> Int {
        // No other plan waits for ever, so this is a range of the index by due time.
        let (condition, value) = try condition(of: scope)
        let update = try statement(
            sql: """
                UPDATE contact SET at = ? WHERE lane = 0 AND at >= ? AND state = 1 AND reason = ? \
                \(condition)
                """
        )
        update.bind(now)
        update.bind(Timestamp.distantFuture)
        update.bind(Int64(Reason.stopped.rawValue))
        if let value { update.bind(value) }
        return try update.run()
    }

    /// Those with contacts of a scope that have not begun, in the order of their numbers.
    ///
    /// Reads what is due and what is queued by their indexes, not the whole ledger.
    fileprivate func customersWaiting(behind scope: Gates.Scope) throws -> [Int64] {
        let (condition, value) = try condition(of: scope)
        let select = try statement(
            sql: """
                SELECT customer FROM contact \
                WHERE lane = 0 AND at > ? AND state IN (1, 3, 4) \(condition) \
                UNION SELECT customer FROM contact \
                WHERE lane BETWEEN 256 AND 2047 AND at IS NOT NULL \(condition)
                """
        )
        select.bind(Int64.min)
        if let value { select.bind(value) }
        if let value { select.bind(value) }
        var customers: [Int64] = []
        try select.forEachRow { customers.append($0.takeInteger()) }
        return customers
    }

    /// What narrows contacts to a scope; its value is to be bound.
    private func condition(of scope: Gates.Scope) throws -> (sql: String, value: Int64?) {
        switch scope {
        case .everything: ("", nil)
        // A journey that nobody ever entered has no number, and nothing waits for it.
        case .journey(let name): ("AND journey = ?", try knownID(of: name) ?? 0)
        case .channel(let channel): ("AND +channel = ?", Int64(channel.rawValue))
        }
    }
}
