import JourneyCore

extension CustomerBatch {
    /// Lets the customer of a contact take a turn about it; `nil` where there is no such contact.
    func turn<Answer>(
        about handle: ContactHandle,
        _ body: (inout Turn, Contact) throws -> Answer
    ) throws -> Answer? {
        let index = member(number: handle.customer)
        guard let contact = try customer(index)?.contact(handle) else { return nil }
        return try turn(of: index) { try body(&$0, contact) }
    }

    /// The kept content, where the contact has begun before and was not settled since.
    func keptContent(of contact: Contact, customer: Int64) throws -> Content? {
        guard contact.begunAt != nil else { return nil }
        let select = try session.statement(.content)
        select.bind(customer)
        select.bind(contact.id)
        let kept = try select.firstRow { ($0.takeBits(), ValueMap(storedJSON: $0.takeBytes())) }
        guard let (hash, fields) = kept else { return nil }
        return Content(
            fields: try fields.orThrow(
                .corrupt(table: "content", customer: customer, detail: "column 'fields'")
            ),
            hash: hash
        )
    }

    func keep(_ content: Content, of contact: Contact, customer: Int64) throws {
        let insert = try session.statement(.insertContent)
        insert.bind(customer)
        insert.bind(contact.id)
        insert.bind(bits: content.hash)
        insert.bind(text: content.fields.storedJSON)
        try insert.run()
    }

    // MARK: The hour's ceiling

    /// How many more may begin in this hour; `nil` without a ceiling.
    func roomInHour() throws -> Int? {
        guard let ceiling = programme.policy.sendsPerHourMax else { return nil }
        let select = try session.statement(.begunInHour)
        select.bind(hour)
        let begun = try select.firstRow { $0.takeInteger() } ?? 0
        return max(0, ceiling - Int(begun))
    }

    func countBegun(_ count: Int) throws {
        // Without a ceiling nobody asks.
        guard count > 0, programme.policy.sendsPerHourMax != nil else { return }
        let upsert = try session.statement(.countBegun)
        upsert.bind(hour)
        upsert.bind(Int64(count))
        try upsert.run()
    }

    private var hour: Int64 { now.milliseconds / Milliseconds.hours(1).count }
}

extension Customer {
    func contact(_ handle: ContactHandle) -> Contact? {
        contacts.first { $0.id.high == handle.check }
    }
}
