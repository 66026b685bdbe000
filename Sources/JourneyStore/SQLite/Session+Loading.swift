import JourneyCore

extension Session {
    /// Of the survivor, where the customer was merged into another.
    func number(of customer: String) throws -> Int64? {
        try place(of: customer).map { $0.survivor ?? $0.number }
    }

    /// A customer by a number that was given out, perhaps before a merge.
    func current(_ number: Int64) throws -> Customer? {
        if let customer = try customer(number) { return customer }
        return try survivor(of: number).flatMap { try customer($0) }
    }

    /// A customer whole, in the order that ``Customer`` promises; `nil` where there is none.
    ///
    /// `remembered` are the events whose history some journey asks for; `new` is the one that is
    /// being taken in: its row is there already, but it has not happened yet.
    func customer(
        _ number: Int64,
        remembering remembered: Set<String> = [],
        except new: EventReference? = nil
    ) throws -> Customer? {
        let select = try statement(.customer)
        select.bind(number)
        let head = try select.firstRow { row in
            (
                row.takeText(), row.takeOptionalText(),
                try Profile(row: row, customer: number), row.takeFlag()
            )
        }
        guard let (id, originalID, profile, isAnonymous) = head else { return nil }
        let (contacts, locks) = try offers(of: number)
        var customer = Customer(
            number: number,
            id: id,
            originalID: originalID,
            isAnonymous: isAnonymous,
            profile: profile,
            enrollments: try enrollments(of: number),
            contacts: contacts,
            locks: locks,
            absences: try areAbsencesKept() ? absences(of: number) : []
        )
        if !remembered.isEmpty {
            try addHistory(of: remembered, to: &customer, except: new)
        }
        customer.putInOrder()
        return customer
    }

    private func enrollments(of number: Int64) throws -> [Enrollment] {
        let select = try statement(.enrollments)
        select.bind(number)
        var list: [Enrollment] = []
        list.reserveCapacity(Self.usualRows)
        try select.forEachRow { row in
            list.append(try Enrollment(row: row, customer: number, in: self))
        }
        return list
    }

    /// What the customer was told of each offer, and who may speak about it.
    private func offers(
        of number: Int64
    ) throws -> (contacts: [Contact], locks: [OfferLock]) {
        let select = try statement(.contacts)
        select.bind(number)
        var contacts: [Contact] = []
        var locks: [OfferLock] = []
        contacts.reserveCapacity(Self.usualRows)
        locks.reserveCapacity(Self.usualRows)
        try select.forEachRow { row in
            let contact = try Contact(row: row, customer: number, in: self)
            if let lock = OfferLock(row: row, takenBy: contact) { locks.append(lock) }
            contacts.append(contact)
        }
        return (contacts, locks)
    }

    /// What most customers have, and one more that a turn may add.
    private static let usualRows = 4

    private func absences(of number: Int64) throws -> [AbsenceTimer] {
        let select = try statement(.absences)
        select.bind(number)
        var list: [AbsenceTimer] = []
        try select.forEachRow { row in
            list.append(try AbsenceTimer(row: row, customer: number, in: self))
        }
        return list
    }

    private struct PastEvent {
        var name: String
        var time: Timestamp
        var receivedAt: Timestamp
        var place: Int64
        var properties: JSONPayload
    }

    private func addHistory(
        of remembered: Set<String>,
        to customer: inout Customer,
        except new: EventReference?
    ) throws {
        guard let select = try historyStatement(of: remembered) else { return }
        let newSource = try new.flatMap { try knownID(of: $0.source) }
        let number = customer.number
        var events: [PastEvent] = []
        select.bind(number)
        try select.forEachRow { row in
            let (source, messageID) = (row.takeInteger(), row.takeText())
            if let new, source == newSource, messageID.utf8.elementsEqual(new.messageID.utf8) {
                return
            }
            events.append(
                PastEvent(
                    name: try text(of: row.takeInteger(), table: "event", customer: number),
                    time: row.takeTimestamp(),
                    receivedAt: row.takeTimestamp(),
                    place: row.takeInteger(),
                    properties: row.takePayload()
                )
            )
        }
        // The history wants them as they arrived: what happened at one instant keeps that order.
        events.sort { ($0.receivedAt, $0.place) < ($1.receivedAt, $1.place) }
        for event in events {
            customer.history.remember(event.name, at: event.time, event.properties)
        }
    }

    /// `nil` where none of these events has ever come.
    private func historyStatement(of remembered: Set<String>) throws -> PreparedStatement? {
        let ids = try remembered.compactMap { try knownID(of: $0) }.sorted()
        guard !ids.isEmpty else { return nil }
        return try statement(sql: Self.historySQL(names: ids))
    }

    static func historySQL(names: [Int64]) -> String {
        """
        SELECT source, message_id, name, time, received_at, place, properties FROM event \
        WHERE customer = ? AND +name IN (\(names.map(String.init).joined(separator: ", ")))
        """
    }
}

extension Customer {
    /// As a store hands it out, whatever the order of its rows or of what a turn added.
    mutating func putInOrder() {
        if !zip(enrollments, enrollments.dropFirst()).allSatisfy({ $0.id < $1.id }) {
            enrollments.sort { $0.id < $1.id }
        }
        if !zip(contacts, contacts.dropFirst()).allSatisfy({ $0.precedes($1) }) {
            contacts.sort { $0.precedes($1) }
        }
        if !zip(locks, locks.dropFirst()).allSatisfy({ ($0.offer, $0.about) < ($1.offer, $1.about) }
        ) {
            locks.sort { ($0.offer, $0.about) < ($1.offer, $1.about) }
        }
        if absences.count > 1 { absences.sort { $0.journey < $1.journey } }
    }
}

extension Contact {
    fileprivate func precedes(_ other: Contact) -> Bool {
        if offer != other.offer { return offer < other.offer }
        if about != other.about { return about < other.about }
        if channel != other.channel { return channel.rawValue < other.channel.rawValue }
        if rendition != other.rendition { return rendition < other.rendition }
        return number < other.number
    }
}
