package import JourneyCore

extension Contact {
    /// For problems: enough to find it by.
    package var words: String { "\(message) '\(about)' by \(channel.word) (\(stateWord), \(id))" }

    /// With an adapter, or about to be.
    var isInHand: Bool {
        switch state {
        case .queued, .leased, .begun: true
        case .planned, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
            .expired, .failed:
            false
        }
    }

    var isBegun: Bool { stateWord == "begun" }

    /// Whether an operator may have taken it up again: what becomes of it is decided when it is
    /// looked at, whatever its journey has done since.
    var mayBeRetried: Bool {
        guard case .planned = state else { return false }
        return attempt == 0 && begunAt != nil
    }

    /// Whether it takes a slot for ever.
    var hasBegunForCaps: Bool {
        switch state {
        case .begun, .unknown, .sent, .delivered, .seen, .clicked: true
        case .failed: sentAt != nil || isMaybeSent
        case .planned, .queued, .leased, .suppressed, .recalled, .expired: false
        }
    }
}

extension Cap {
    /// Whether a contact counts against this cap, said anew: the arbiter's own word is on trial.
    func covers(_ contact: Contact) -> Bool {
        channels.contains(contact.channel)
            && (purpose == nil || purpose == contact.purpose)
            && (topics?.contains(contact.topic) ?? true)
            && (journeys?.contains(contact.journey) ?? true)
    }
}
