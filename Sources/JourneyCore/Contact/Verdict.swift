/// What the arbiter decided for a contact.
package enum Verdict: Hashable, Sendable {
    case send
    /// Planned until an instant, and decided again then.
    case plan(until: Timestamp, Reason)
    /// Another rung may still speak.
    case nextRung(Reason)
    /// Another rung doesn't help.
    case suppress(Reason)
    case recall(Reason)
    case expire
}

/// A verdict as it is kept: what it was, by which rule, with the value that decided.
///
/// At most 64 bytes in a row; words are composed from it when somebody asks.
package struct VerdictRecord: Hashable, Sendable {
    /// `nil` where every rule passed.
    package var rule: Rule?
    package var reason: Reason?
    /// What the rule looked at: an instant in milliseconds, a count, ten-thousandths of money, or 0.
    package var value: Int64
    package var policyVersion: UInt64
    package var decidedAt: Timestamp

    package init(
        rule: Rule?,
        reason: Reason?,
        value: Int64 = 0,
        policyVersion: UInt64,
        decidedAt: Timestamp
    ) {
        self.rule = rule
        self.reason = reason
        self.value = value
        self.policyVersion = policyVersion
        self.decidedAt = decidedAt
    }
}
