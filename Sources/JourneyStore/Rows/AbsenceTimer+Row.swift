import JourneyCore

extension AbsenceTimer {
    /// In the order of `customer, journey, due, source, message_id`.
    func bind(to statement: PreparedStatement, of customer: Int64, in session: Session) throws {
        statement.bind(customer)
        statement.bind(try session.id(of: journey))
        statement.bind(due)
        statement.bind(try session.id(of: since.source))
        statement.bind(since.messageID)
    }

    init(row: PreparedStatement, customer: Int64, in session: Session) throws {
        func name() throws -> String {
            try session.text(of: row.takeInteger(), table: "absence", customer: customer)
        }
        let journey = try name()
        let due = row.takeTimestamp()
        let source = try name()
        self.init(
            journey: journey,
            due: due,
            since: EventReference(source: source, messageID: row.takeText())
        )
    }
}
