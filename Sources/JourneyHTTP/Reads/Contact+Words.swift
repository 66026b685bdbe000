import JourneyCore

extension Contact {
    /// Its state, as the ledger of a card shows it.
    var stateWord: String {
        switch state {
        case .planned: "planned"
        case .queued: "queued"
        case .leased: "leased"
        case .begun: "begun"
        case .unknown: "unknown"
        case .sent: "sent"
        case .delivered: "delivered"
        case .seen: "seen"
        case .clicked: "clicked"
        case .suppressed: "suppressed"
        case .recalled: "recalled"
        case .expired: "expired"
        case .failed: "failed"
        }
    }

    /// Why it is where it is, for the states that have a reason.
    var stateReason: Reason? {
        switch state {
        case .planned(_, let reason), .suppressed(let reason), .recalled(let reason),
            .failed(let reason):
            reason
        case .expired: .expired
        case .queued, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked: nil
        }
    }

    /// Until when it waits, for the states that wait.
    var stateUntil: Timestamp? {
        switch state {
        case .planned(let until, _): until
        case .queued(let from): from
        case .leased, .begun, .unknown: lease?.until
        case .sent, .delivered, .seen, .clicked, .suppressed, .recalled, .expired, .failed: nil
        }
    }
}

extension Address.Suppression {
    var word: String {
        switch self {
        case .hardBounce: "hard_bounce"
        case .complaint: "complaint"
        case .softBounces: "soft_bounces"
        case .rejected: "rejected"
        }
    }
}
