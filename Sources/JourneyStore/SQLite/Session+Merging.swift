import JourneyCore

/// Where an id leads.
struct CustomerPlace {
    var number: Int64
    /// Whose number counts, once the customer was merged into another.
    var survivor: Int64?
    var isAnonymous: Bool
}

extension Session {
    func place(of customer: String) throws -> CustomerPlace? {
        let select = try statement(.customerNumber)
        select.bind(customer)
        return try select.firstRow { row in
            CustomerPlace(
                number: row.takeInteger(),
                survivor: row.takeOptionalInteger(),
                isAnonymous: row.takeFlag()
            )
        }
    }

    /// Into whom a customer was merged; `nil` where it was not, or never was.
    ///
    /// Never a chain: whoever is merged takes those along that were merged into it.
    func survivor(of number: Int64) throws -> Int64? {
        let select = try statement(.customerSurvivor)
        select.bind(number)
        return try select.firstRow { $0.takeOptionalInteger() } ?? nil
    }

    /// Gives a customer the id under which it is known from now on; its first one leads to it still.
    func rename(_ customer: Customer, to id: String, oldIDNumber: Int64, at now: Timestamp) throws {
        let update = try statement(.nameCustomer)
        update.bind(id)
        update.bind(customer.id)
        update.bind(customer.number)
        try update.run()
        try insert(Customer(number: oldIDNumber, id: customer.id), at: now)
        try run(Self.mergedRowSQL, customer.number, now.milliseconds, oldIDNumber)
    }

    /// Leaves of the loser no more than where its id and number lead, and moves what is not part of
    /// a ``Customer``.
    ///
    /// Claims of mailboxes and the names that providers gave keep the loser's number: they are found
    /// by other keys, and their number is looked up when they are.
    func moveRows(of loser: Int64, to survivor: Int64, at now: Timestamp) throws {
        try run(Self.mergedRowSQL, survivor, now.milliseconds, loser)
        for sql in Self.moveSQL { try run(sql, survivor, loser) }
        for sql in Self.deleteSQL { try run(sql, loser) }
    }

    /// Writes a customer whole, instead of whatever is there of it.
    func rewrite(_ customer: Customer, in programme: Programme) throws {
        for sql in Self.clearSQL { try run(sql, customer.number) }
        try update(customer)
        for enrollment in customer.enrollments {
            try write(enrollment, of: customer.number, isNew: true)
        }
        for contact in customer.contacts {
            try write(
                contact,
                holding: customer.locks.first { $0.contact == contact.id },
                of: customer.number,
                rank: programme.queueRank(of: contact),
                isNew: true,
                isHoldNew: true
            )
        }
        for timer in customer.absences { try writeAbsence(timer.journey, of: customer) }
    }

    private func run(_ sql: String, _ numbers: Int64...) throws {
        let statement = try statement(sql: sql)
        for number in numbers { statement.bind(number) }
        try statement.run()
    }

    /// Every statement of a merge, so that a test can read the plan of each.
    static let mergeSQL = [mergedRowSQL] + moveSQL + deleteSQL + clearSQL

    /// Of two with one message id the survivor's counts; the other is noted as a conflict.
    private static let moveSQL = [
        "UPDATE customer SET merged_into = ? WHERE merged_into = ?",
        "UPDATE OR IGNORE event SET customer = ? WHERE customer = ?",
        """
        INSERT INTO conflict (customer, source, message_id, digest, received_at) \
        SELECT ?, source, message_id, digest, received_at FROM event WHERE customer = ? \
        ON CONFLICT DO NOTHING
        """,
        "UPDATE OR IGNORE conflict SET customer = ? WHERE customer = ?",
        "UPDATE content SET customer = ? WHERE customer = ?",
        "UPDATE OR IGNORE feedback SET customer = ? WHERE customer = ?",
        // Of both, the later is kept, and they are counted together.
        """
        INSERT INTO rejection (customer, journey, step, reason, value, event, at, count) \
        SELECT ?, journey, step, reason, value, event, at, count FROM rejection \
        WHERE customer = ? ON CONFLICT DO UPDATE SET count = count + excluded.count, \
        value = iif(excluded.at > at, excluded.value, value), \
        event = iif(excluded.at > at, excluded.event, event), at = max(at, excluded.at)
        """,
    ]

    private static let mergedRowSQL = """
        UPDATE customer SET merged_into = ?, merged_at = ?, original_id = NULL, attributes = NULL, \
        addresses = NULL, consents = NULL, time_zone = NULL, locale = NULL, is_anonymous = 0 \
        WHERE number = ?
        """

    private static let deleteSQL =
        ["event", "conflict", "feedback", "rejection"].map {
            "DELETE FROM \($0) WHERE customer = ?"
        } + clearSQL

    private static let clearSQL = ["enrollment", "contact", "absence"].map {
        "DELETE FROM \($0) WHERE customer = ?"
    }
}
