import JourneyCore

extension Session {
    /// The snapshot in force at an instant; `nil` before the first.
    func snapshot(at instant: Timestamp) throws -> ResponseSnapshot? {
        let select = try statement(.snapshot)
        select.bind(instant)
        return try select.firstRow { try ResponseSnapshot(row: $0) }
    }

    /// What the rules may know of everybody; a programme that learns nothing asks nothing.
    func learned(for programme: Programme, at now: Timestamp) throws -> ResponseSnapshot? {
        guard programme.learns else { return nil }
        if let learned { return learned }
        let found = try snapshot(at: now)
        learned = .some(found)
        return found
    }

    /// Adds what the turns of this transaction counted: one row for each hour and channel, however
    /// many customers they were.
    func writeTallies() throws {
        guard !tallies.isEmpty else { return }
        let upsert = try statement(.addTally)
        for tally in tallies.inOrder {
            upsert.bind(tally.key.hour)
            upsert.bind(Int64(tally.key.channel.rawValue))
            upsert.bind(tally.key.slot)
            upsert.bind(tally.contacts)
            upsert.bind(tally.answered)
            try upsert.run()
        }
        tallies = ResponseTallies()
    }

    /// What a snapshot of an hour takes in.
    func ripeTallies(atHour hour: Int64) throws -> [ResponseTally] {
        let select = try statement(.talliesBefore)
        select.bind(hour)
        var ripe: [ResponseTally] = []
        try select.forEachRow { row in
            let tally = ResponseTally(
                try ResponseTally.Key(row: row).orThrow(
                    .corrupt(table: "response_tally", customer: nil, detail: "key of a row")
                ),
                contacts: row.takeInteger(),
                answered: row.takeInteger()
            )
            if tally.key.isRipe(atHour: hour) { ripe.append(tally) }
        }
        return ripe
    }

    /// Keeps a snapshot, and forgets what it took in and the snapshots that were out of force before
    /// `oldest`.
    func keep(
        _ snapshot: ResponseSnapshot,
        of tallies: [ResponseTally],
        forgettingBefore oldest: Timestamp
    ) throws {
        let insert = try statement(.insertSnapshot)
        insert.bind(snapshot.id)
        insert.bind(snapshot.from)
        insert.bind(snapshot.hour)
        insert.bind(blob: snapshot.storedChannels)
        try insert.run()
        let delete = try statement(.deleteTally)
        for tally in tallies {
            delete.bind(tally.key.hour)
            delete.bind(Int64(tally.key.channel.rawValue))
            delete.bind(tally.key.slot)
            try delete.run()
        }
        let forget = try statement(.forgetSnapshots)
        forget.bind(oldest)
        try forget.run()
    }
}

extension ResponseTally.Key {
    /// Columns `hour, channel, slot`; `nil` where they are damaged.
    fileprivate init?(row: PreparedStatement) {
        let hour = row.takeInteger()
        let channel = row.takeCode(Channel.self)
        let slot = row.takeInteger()
        guard let channel, (-1..<168).contains(slot) else { return nil }
        self.init(hour: hour, channel: channel, hourOfWeek: slot < 0 ? nil : Int(slot))
    }

    /// Column `slot`.
    fileprivate var slot: Int64 { hourOfWeek.map { Int64($0) } ?? -1 }
}
