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

    /// Whether a begin of this job would be granted, as far as its rules go.
    func wouldBegin(_ job: JobReference) throws -> Bool {
        let index = member(number: job.contact.customer)
        guard let customer = try customer(index), let contact = customer.contact(job.contact)
        else { return false }
        let isGranted = try makeTurn(of: customer).wouldBegin(contact.id, lease: job.lease)
        if let failure = addresses.failure { throw failure }
        return isGranted
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
}

extension Customer {
    func contact(_ handle: ContactHandle) -> Contact? {
        contacts.first { $0.id.high == handle.check }
    }
}
