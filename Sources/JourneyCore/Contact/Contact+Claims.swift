extension Contact {
    /// Whether it may still leave, or may have left without anybody knowing.
    package var isAlive: Bool {
        switch state {
        case .planned, .queued, .leased, .begun, .unknown: true
        case .sent, .delivered, .seen, .clicked, .suppressed, .recalled, .expired, .failed: false
        }
    }

    /// Whether it may still be taken back for certain.
    package var isWaiting: Bool {
        switch state {
        case .planned, .queued, .leased: true
        case .begun, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
            .expired, .failed:
            false
        }
    }

    /// Whether it left the house, or may have: it keeps its cap slot and its offer lock.
    package var hasLeft: Bool {
        switch state {
        case .begun, .unknown, .sent, .delivered, .seen, .clicked: true
        // The last attempt was refused; one before it may have gone through.
        case .failed: sentAt != nil || isMaybeSent
        case .planned, .queued, .leased: isMaybeSent
        case .suppressed, .recalled, .expired: isMaybeSent
        }
    }

    /// When it counts against a cap: at its begin; before that at its planned time, so that plans
    /// don't collide.
    ///
    /// A rung that only waits for the patience with the one before doesn't count.
    package var countsAt: Timestamp? {
        switch state {
        case .begun, .unknown, .sent, .delivered, .seen, .clicked: begunAt
        case .failed: sentAt != nil || isMaybeSent ? begunAt : nil
        case .planned(let until, let reason):
            isMaybeSent ? begunAt : reason == .patience || reason == .stopped ? nil : until
        case .queued(let from): isMaybeSent ? begunAt : from
        case .leased: isMaybeSent ? begunAt : verdict.decidedAt
        case .suppressed, .recalled, .expired: isMaybeSent ? begunAt : nil
        }
    }

    /// When something about it is due by itself: a plan, or a lease that lapses.
    package var due: Timestamp? {
        switch withdrawal?.state {
        case .due(let end): return end
        case .leased, .begun: return lease?.until
        case .queued, .done, .failed: return nil
        case nil: break
        }
        switch state {
        case .planned(let until, _): return until
        case .leased, .begun: return lease?.until
        case .queued, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
            .expired, .failed:
            return nil
        }
    }

    /// The state's name in files, on the wire and on screen.
    package var stateWord: String {
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

    /// Why it is in its state, where the state has a reason.
    package var reason: Reason? {
        switch state {
        case .planned(_, let reason), .suppressed(let reason), .recalled(let reason),
            .failed(let reason):
            reason
        case .expired: .expired
        case .queued, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked: nil
        }
    }
}
