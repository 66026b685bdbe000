import JourneyCore

extension OfferLock {
    /// In the order of `customer, offer, about, holder, step, held_until`.
    func bind(to statement: PreparedStatement, of customer: Int64, in session: Session) throws {
        statement.bind(customer)
        statement.bind(try session.id(of: offer))
        statement.bind(about)
        statement.bind(holder)
        statement.bind(try session.id(of: step))
        statement.bind(heldUntil)
    }

    init(row: PreparedStatement, customer: Int64, in session: Session) throws {
        func name() throws -> String {
            try session.text(of: row.takeInteger(), table: "offer_lock", customer: customer)
        }
        let offer = try name()
        let about = row.takeText()
        let holder = try row.takeIdentifier().orThrow(
            .corrupt(table: "offer_lock", customer: customer, detail: "column 'holder'")
        )
        self.init(
            offer: offer,
            about: about,
            holder: holder,
            step: try name(),
            heldUntil: row.takeOptionalTimestamp()
        )
    }
}
