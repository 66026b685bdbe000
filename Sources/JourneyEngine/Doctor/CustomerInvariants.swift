package import JourneyCore
package import JourneyStore

/// What must hold of a customer at every moment, asked of what the store has.
///
/// The numbers are those of the invariants in the design: 1 never twice, 2 silent once seen, 3 caps,
/// 4 nothing forbidden begins, 5 nothing begins after the end, 6 never stuck, 7 never silently
/// nothing, 8 position, ledger, locks and queue agree. What only the moment of a begin could tell,
/// such as the hour in the zone that the customer had then, is not asked; nor is what began before
/// two customers were merged held against the rest.
package struct CustomerInvariants {
    package struct Problem: Hashable, Sendable {
        package var invariant: Int
        package var text: String
    }

    let customer: Customer
    let decider: Decider
    let background: CustomerBackground
    let now: Timestamp

    /// `decider` has the files that are in force: contacts that began under another policy are not
    /// held to them.
    package init(
        of customer: Customer,
        knowing background: CustomerBackground = CustomerBackground(),
        under decider: Decider,
        at now: Timestamp
    ) {
        self.customer = customer
        self.background = background
        self.decider = decider
        self.now = now
    }

    package var problems: [Problem] {
        twiceProblems + handProblems + seenProblems + capProblems + beginProblems
            + consentProblems + gateProblems + enrollmentProblems + endProblems
            + withdrawalProblems + agreementProblems + lockProblems
    }

    var policy: Policy { decider.programme.policy }

    func problem(_ invariant: Int, _ text: String) -> Problem {
        Problem(invariant: invariant, text: text)
    }

    func enrollment(of contact: Contact) -> Enrollment? {
        customer.enrollments.first { $0.id == contact.enrollment }
    }

    /// How long a message keeps silent about its offer.
    func cooldown(of contact: Contact) -> Milliseconds {
        decider.programme.messages[contact.message]?.cooldown ?? policy.cooldown
    }

    /// Whether something may have happened while this customer was still two.
    func isBeforeMerge(_ instant: Timestamp) -> Bool {
        background.mergedAt.map { instant <= $0 } ?? false
    }

    /// Who began under another policy obeyed other rules.
    func isUnderThisPolicy(_ contact: Contact) -> Bool {
        contact.verdict.policyVersion == policy.version
    }
}
