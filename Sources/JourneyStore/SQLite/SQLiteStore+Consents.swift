package import JourneyCore

extension SQLiteStore {
    package func unsubscribe(
        _ handle: ContactHandle,
        fromEverything: Bool,
        source: String,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<Bool> {
        try await write { session in
            let batch = CustomerBatch(session, decider, at: now)
            let current = try batch.current(handle)
            let isKnown: Bool? = try batch.turn(about: current) { turn, contact in
                turn.refuse(contact, everything: fromEverything, at: now, source: source)
                return true
            }
            return Decided(isKnown ?? false, records: batch.records)
        }
    }

    package func confirmLink(
        of handle: ContactHandle,
        at now: Timestamp
    ) async throws -> ConfirmLink? {
        try await read { session in
            guard let customer = try session.current(handle.customer),
                let contact = customer.contact(handle)
            else { return nil }
            return customer.confirmLink(
                of: contact,
                at: now,
                addresses: StoredAddressBook(session)
            )
        }
    }

    package func confirm(
        by handle: ContactHandle,
        at now: Timestamp,
        deciding decider: Decider
    ) async throws -> Decided<ConfirmLink?> {
        try await write { session in
            let batch = CustomerBatch(session, decider, at: now)
            let link = try batch.turn(about: batch.current(handle)) { turn, contact in
                turn.confirm(by: contact.id)
            }
            return Decided(link, records: batch.records)
        }
    }

    package func denials(
        since: Timestamp,
        after number: Int64,
        limit: Int
    ) async throws -> [Denial] {
        try await read { try $0.denials(since: since, after: number, limit: limit) }
    }

    package func hold(to denials: [Denial]) async throws -> DenialReplay {
        precondition(
            denials.count <= StoreLimits.denialBatchMax,
            "more than \(StoreLimits.denialBatchMax) denials at once are a caller's mistake"
        )
        let replay = try await write { try $0.hold(to: denials) }
        if replay.strangers > 0 { noteStrangers() }
        return replay
    }
}
