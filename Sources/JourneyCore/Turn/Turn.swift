/// One turn of one customer: something happens, and everything that follows from it is decided.
///
/// A turn is a value. It asks nothing of the world; what it changed is in ``customer`` and
/// ``changes``, what happened in ``records``. The store commits all of it in one transaction.
package struct Turn {
    package internal(set) var customer: Customer
    package internal(set) var changes = Changes()
    package internal(set) var records: [Record] = []
    /// Whether anybody reads ``records``: else none are made.
    let keepsRecords: Bool
    /// The parts of an event that its sender may not say, in words for the sender.
    package internal(set) var refusals: [String] = []
    /// What never became a contact or an enrollment.
    package internal(set) var rejections: [Rejection] = []
    package let programme: Programme
    package let now: Timestamp
    let calendar: any CivilCalendar
    let arbiter: Arbiter
    /// Whether a contact gave up a place that others may be waiting for.
    var hasFreedSlot = false

    package init(
        of customer: Customer,
        in programme: Programme,
        gates: Gates,
        addresses: any AddressBook,
        calendar: any CivilCalendar,
        at now: Timestamp,
        learned: ResponseSnapshot?,
        keepsRecords: Bool = true
    ) {
        self.customer = customer
        self.keepsRecords = keepsRecords
        self.programme = programme
        self.now = now
        self.calendar = calendar
        arbiter = Arbiter(
            programme: programme,
            calendar: calendar,
            gates: gates,
            addresses: addresses,
            learned: learned
        )
    }

    var zone: String { arbiter.zone(of: customer) }

    func later(_ span: Span, than instant: Timestamp) -> Timestamp {
        span.added(to: instant, in: zone, by: calendar)
    }

    /// What the arbiter is asked about: a contact in the ledger, of an enrollment.
    func candidate(at position: Int, of index: Int) -> Arbiter.Candidate {
        Arbiter.Candidate(
            contact: customer.contacts[position],
            enrollment: customer.enrollments[index],
            customer: customer,
            now: now
        )
    }

    func enrollmentIndex(_ id: Identifier) -> Int? {
        customer.enrollments.firstIndex { $0.id == id }
    }

    func contactIndex(_ id: Identifier) -> Int? {
        customer.contacts.firstIndex { $0.id == id }
    }

    mutating func touch(enrollment index: Int) {
        changes.enrollments.insert(customer.enrollments[index].id)
    }

    mutating func touch(contact index: Int) {
        changes.contacts.insert(customer.contacts[index].id)
    }
}

/// What a turn changed, so that a store writes only that.
package struct Changes: Sendable {
    package internal(set) var isProfileChanged = false
    package internal(set) var enrollments = SmallSet<Identifier>()
    package internal(set) var contacts = SmallSet<Identifier>()
    /// Locks to write; those that are gone from the customer are to be removed.
    package internal(set) var locks = SmallSet<OfferKey>()
    /// Journeys whose absence timer changed or is gone.
    package internal(set) var absences = SmallSet<String>()
    /// Mailboxes that a marketing offer now belongs to, and those that it gave back.
    package internal(set) var claims: [AddressClaim] = []
    /// What the customer refused, for the journal.
    package internal(set) var denials: [Consent] = []
    /// What is to be added to everybody's responses.
    package internal(set) var responses = ResponseTallies()

    package init() {}

    package var isEmpty: Bool {
        !isProfileChanged && enrollments.isEmpty && contacts.isEmpty && locks.isEmpty
            && absences.isEmpty && claims.isEmpty && denials.isEmpty
    }
}

/// What an offer is about, for one customer.
package struct OfferKey: Hashable, Sendable {
    package var offer: String
    package var about: String

    package init(offer: String, about: String) {
        self.offer = offer
        self.about = about
    }
}

/// A mailbox that holds a marketing offer.
package struct AddressClaim: Hashable, Sendable {
    /// As ``AddressBook/fingerprint(of:)`` has it: the address may have changed since.
    package var address: UInt64
    package var offer: String
    package var about: String
    /// `false` gives it back: nothing left the house.
    package var isHeld: Bool

    package init(address: UInt64, offer: String, about: String, isHeld: Bool) {
        self.address = address
        self.offer = offer
        self.about = about
        self.isHeld = isHeld
    }
}
