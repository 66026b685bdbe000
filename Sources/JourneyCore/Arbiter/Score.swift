/// Who of several contacts goes first where not all of them may speak.
///
/// Compared from the top: the higher takes the place. No two contacts have the same score.
package struct Score: Comparable, Hashable, Sendable {
    /// The journey's, 0 to 100.
    package var priority: Int
    /// What the contact can bring; zero where the policy doesn't ask for value.
    package var expectedValue: Amount
    /// When the contact expires: the earlier goes first.
    package var deadline: Timestamp
    /// A stable hash of the contact, for what is equal otherwise.
    package var lot: UInt64

    package init(priority: Int, expectedValue: Amount, deadline: Timestamp, lot: UInt64) {
        self.priority = priority
        self.expectedValue = expectedValue
        self.deadline = deadline
        self.lot = lot
    }

    package static func < (lower: Self, higher: Self) -> Bool {
        if lower.priority != higher.priority { return lower.priority < higher.priority }
        if lower.expectedValue != higher.expectedValue {
            return lower.expectedValue < higher.expectedValue
        }
        if lower.deadline != higher.deadline { return lower.deadline > higher.deadline }
        return lower.lot < higher.lot
    }
}

extension Arbiter {
    /// The score of a contact of a customer at an instant; a journey that the files no longer have
    /// is below all others.
    package func score(
        of contact: Contact,
        _ customer: Customer,
        at now: Timestamp
    ) -> Score {
        Score(
            priority: programme.priority(of: contact.journey),
            expectedValue: expectedValue(of: contact, customer, at: now) ?? .zero,
            deadline: contact.expiresAt,
            lot: contact.id.low
        )
    }
}
