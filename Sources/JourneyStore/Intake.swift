package import JourneyCore

/// An event on its way in, addressed to a customer by the business's id.
package struct IncomingEvent: Sendable {
    package var customer: String
    package var event: Event
    /// A hash of what makes the content: the same message id with another digest is refused.
    package var digest: UInt64
    /// Whether the id names a browser or an app, not yet a person.
    package var isAnonymous: Bool
    /// Another id that the event says to be the same customer's.
    package var link: IdentityLink?

    package init(
        customer: String,
        event: Event,
        digest: UInt64,
        isAnonymous: Bool = false,
        link: IdentityLink? = nil
    ) {
        self.customer = customer
        self.event = event
        self.digest = digest
        self.isAnonymous = isAnonymous
        self.link = link
    }
}

/// What an event says about who is who: another id of its customer.
package struct IdentityLink: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// `identify`: the anonymous id that a browser or app had until now.
        case anonymous
        /// `alias`: any id.
        case previous
    }

    package var id: String
    package var kind: Kind
    /// Whether the sender may say that two known customers are one.
    package var isTrusted: Bool

    package init(id: String, kind: Kind, isTrusted: Bool) {
        self.id = id
        self.kind = kind
        self.isTrusted = isTrusted
    }
}

/// What became of an event.
package enum IntakeReceipt: Hashable, Sendable {
    case taken
    /// Taken, but for what its sender may not say (``Turn/refusals``).
    case partlyTaken(refused: [String])
    /// It was here before: nothing happened.
    case repeated
    /// Its message id was here before with other content: recorded, refused.
    case conflicting
}

/// The result of an intent beside what the turns did, in order.
package struct Decided<Result: Sendable>: Sendable {
    package var result: Result
    package var records: [CustomerRecord]
    /// Gates that closed by themselves.
    package var closings: [GateClosing] = []

    package init(_ result: Result, records: [CustomerRecord]) {
        self.result = result
        self.records = records
    }
}

/// A record with the customer that it is about.
package struct CustomerRecord: Sendable {
    package var customer: String
    package var record: Record

    package init(customer: String, record: Record) {
        self.customer = customer
        self.record = record
    }
}

/// What waking did.
package struct WakeReport: Hashable, Sendable {
    package var customers: Int
    /// When to wake next; `nil` when nothing waits.
    package var nextDue: Timestamp?

    package init(customers: Int, nextDue: Timestamp?) {
        self.customers = customers
        self.nextDue = nextDue
    }
}
