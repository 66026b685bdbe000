/// A customer with everything that a decision needs: the unit of consistency.
///
/// A store reads it whole, a ``Turn`` changes it, the store writes what changed, in one transaction.
package struct Customer: Sendable {
    /// The store's own ascending number.
    package let number: Int64
    /// The business's id.
    package let id: String
    /// The id under which it was first known: choices and ids are made from it, also after a merge.
    package let originalID: String
    /// Whether it is known under an anonymous id only: such a one becomes part of whoever signs in.
    package let isAnonymous: Bool
    package var profile: Profile
    /// Those that are active or still wait for their goal, and the latest of each journey and key;
    /// in the order of their ids.
    package var enrollments: [Enrollment]
    /// The ledger: in the order of their keys.
    package var contacts: [Contact]
    package var locks: [OfferLock]
    package var absences: [AbsenceTimer]
    /// What happened before, for the events that some journey remembers.
    package var history: History

    package init(
        number: Int64,
        id: String,
        originalID: String? = nil,
        isAnonymous: Bool = false,
        profile: Profile = Profile(),
        enrollments: [Enrollment] = [],
        contacts: [Contact] = [],
        locks: [OfferLock] = [],
        absences: [AbsenceTimer] = [],
        history: History = History()
    ) {
        self.number = number
        self.id = id
        self.originalID = originalID ?? id
        self.isAnonymous = isAnonymous
        self.profile = profile
        self.enrollments = enrollments
        self.contacts = contacts
        self.locks = locks
        self.absences = absences
        self.history = history
    }

    /// Who may speak about an offer, where anybody holds it or held it last.
    package func lock(offer: String, about: String) -> OfferLock? {
        locks.first { $0.offer == offer && $0.about == about }
    }
}

/// So long without an event: when a journey of this kind begins for this customer.
package struct AbsenceTimer: Hashable, Sendable {
    package var journey: String
    package var due: Timestamp
    /// The event that began the wait: it names the trigger of the enrollment.
    package var since: EventReference

    package init(journey: String, due: Timestamp, since: EventReference) {
        self.journey = journey
        self.due = due
        self.since = since
    }
}
