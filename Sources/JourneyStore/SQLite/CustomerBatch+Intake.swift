import JourneyCore

extension CustomerBatch {
    /// Keeps an event and lets its customer react; `place` counts the events of this call.
    func takeIn(_ incoming: IncomingEvent, place: Int) throws -> IntakeReceipt {
        let event = incoming.event
        var index = try member(id: incoming.customer, isAnonymous: incoming.isAnonymous)
        if !incoming.isAnonymous { try markKnown(index) }
        if let link = incoming.link { index = try adopt(link, by: incoming.customer, at: index) }
        let isTaken = try session.insert(
            event,
            of: number(of: index),
            digest: incoming.digest,
            place: place
        )
        guard isTaken else { return try meetAgain(incoming, of: number(of: index)) }
        var refusals: [String] = []
        if let link = incoming.link {
            refusals += try merge(link, into: index, except: event.reference)
        }
        if isConcerned(index, by: event) {
            refusals +=
                try turn(of: index, except: event.reference) { turn in
                    turn.take(event)
                    return turn.refusals
                } ?? []
        } else {
            try writeIfNew(index)
        }
        return refusals.isEmpty ? .taken : .partlyTaken(refused: refusals)
    }

    /// Whether anything could follow from an event; else its row is all.
    private func isConcerned(_ index: Int, by event: Event) -> Bool {
        if event.profileChange != nil || programme.isInterested(in: event.name) { return true }
        // Who is loaded would miss it in the history, which the others read from the rows.
        return isLoaded(index) && programme.rememberedEvents.contains(event.name)
    }

    private func meetAgain(_ incoming: IncomingEvent, of number: Int64) throws -> IntakeReceipt {
        let reference = incoming.event.reference
        let source = try session.id(of: reference.source)
        let select = try session.statement(.eventDigest)
        select.bind(number)
        select.bind(source)
        select.bind(reference.messageID)
        let digest = try select.firstRow { $0.takeBits() }
        guard digest != incoming.digest else { return .repeated }
        let insert = try session.statement(.insertConflict)
        insert.bind(number)
        insert.bind(source)
        insert.bind(reference.messageID)
        insert.bind(bits: incoming.digest)
        insert.bind(now)
        try insert.run()
        return .conflicting
    }
}

extension Session {
    /// `false` where the customer has an event under this reference already.
    fileprivate func insert(
        _ event: Event,
        of customer: Int64,
        digest: UInt64,
        place: Int
    ) throws -> Bool {
        let insert = try statement(.insertEvent)
        insert.bind(customer)
        insert.bind(try id(of: event.reference.source))
        insert.bind(event.reference.messageID)
        insert.bind(try id(of: event.name))
        insert.bind(Int64(event.kind.rawValue))
        insert.bind(event.time)
        insert.bind(event.receivedAt)
        insert.bind(Int64(place))
        insert.bind(event.isImported)
        insert.bind(bits: digest)
        insert.bind(payload: event.properties)
        return try insert.run() == 1
    }
}
