/// What can happen to a contact.
package enum ContactSignal: Hashable, Sendable {
    /// All rules were asked.
    case decided(Verdict)
    /// By an adapter, until then.
    case leased(until: Timestamp)
    /// Its adapter needs longer.
    case extended(until: Timestamp)
    /// `begin` asked all rules and every one passed.
    case granted
    /// An adapter's report.
    ///
    /// Whoever calls has checked the token.
    case settled(Settlement)
    case leaseLapsed(OnUnknown)
    case recalled(Reason)
    /// Its `expiresAt` has come, or its ladder is over.
    case timeOver
    /// The content could not be rendered.
    case unrenderable(Reason)
    case heard(Feedback)
    /// An operator takes a failed one up again.
    case retried
}

/// How a provider answered an adapter.
package enum Settlement: Hashable, Sendable {
    case accepted(providerID: String?)
    /// Again, not before an instant; `nil` when no attempt is left.
    case transient(retryAt: Timestamp?)
    /// Consumes no attempt.
    case throttled(retryAt: Timestamp)
    /// The recipient is refused: its address is suppressed.
    case permanentRecipient
    case permanentRequest
    /// The adapter is not set up: the channel is held.
    case config
}

/// What a channel reports about a contact that left.
package enum Feedback: Hashable, Sendable {
    case delivered
    /// By a machine: a mail client's prefetch.
    case seen(isMachine: Bool)
    case clicked(isMachine: Bool)
    case replied
    case bounced(isHard: Bool)
    case complained
    case unsubscribed
    case failed

    package var word: String {
        switch self {
        case .delivered: "delivered"
        case .seen: "seen"
        case .clicked: "clicked"
        case .replied: "replied"
        case .bounced: "bounced"
        case .complained: "complained"
        case .unsubscribed: "unsubscribed"
        case .failed: "failed"
        }
    }
}

/// What a signal did to a contact.
package enum ContactTransition: Hashable, Sendable {
    case changed
    /// Late or repeated: everything arrives at least once, so this is expected.
    case ignored
    /// A contact that had ended left the house after all: counted and shown.
    case alarmed
}
