import JourneyCore

extension SQLiteStore {
    package func evidence(
        about customer: String,
        remembering events: Set<String>
    ) async throws -> Evidence? {
        try await read { session in
            guard let number = try session.number(of: customer),
                let found = try session.customer(number, remembering: events)
            else { return nil }
            return Evidence(
                customer: found,
                gates: try session.gates(),
                heldChannels: try session.heldChannels(),
                rejections: try session.rejections(of: number),
                addresses: try session.mailboxesOfOthers(for: found)
            )
        }
    }
}

extension Session {
    fileprivate func mailboxesOfOthers(for customer: Customer) throws -> KnownMailboxes {
        let book = StoredAddressBook(self)
        var known = KnownMailboxes()
        var asked: Set<OfferKey> = []
        for contact in customer.contacts where contact.purpose == .marketing {
            let key = OfferKey(offer: contact.offer, about: contact.about)
            guard asked.insert(key).inserted else { continue }
            for address in customer.profile.addresses where address.isCurrent {
                guard
                    book.isTaken(address, offer: key.offer, about: key.about, by: customer.number)
                else { continue }
                known.take(address, offer: key.offer, about: key.about)
            }
        }
        if let failure = book.failure { throw failure }
        return known
    }
}
