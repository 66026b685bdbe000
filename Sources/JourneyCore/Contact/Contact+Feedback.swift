extension Contact {
    /// Takes feedback in: in any order, any number of times, only forward.
    mutating func hear(
        _ feedback: Feedback,
        at now: Timestamp,
        seenWhen: SeenWhen
    ) -> ContactTransition {
        switch feedback {
        case .delivered: return reach(.delivered, isSeen: seenWhen == .delivered, at: now)
        case .seen(let isMachine):
            // A machine's open proves delivery, not reading.
            guard !isMachine else {
                return reach(.delivered, isSeen: seenWhen == .delivered, at: now)
            }
            return reach(.seen, isSeen: seenWhen != .clicked, at: now)
        case .clicked(let isMachine):
            guard !isMachine else {
                return reach(.delivered, isSeen: seenWhen == .delivered, at: now)
            }
            clickedAt = clickedAt ?? now
            return reach(.clicked, isSeen: true, at: now)
        case .replied: return reach(.seen, isSeen: true, at: now)
        case .bounced(let isHard): return bounce(isHard: isHard, at: now)
        case .failed: return bounce(isHard: true, at: now)
        case .complained, .unsubscribed:
            // Both prove that it arrived; what they mean for consent is the customer's affair.
            return reach(.delivered, isSeen: seenWhen == .delivered, at: now)
        }
    }

    /// Moves forward to `next`, or leaves a state that is further on as it is.
    private mutating func reach(
        _ next: State,
        isSeen: Bool,
        at now: Timestamp
    ) -> ContactTransition {
        let hadEnded = hasEndedUnsent
        let wasSeen = seenAt != nil
        if isSeen { seenAt = seenAt ?? now }
        // What bounced is not delivered after all, in whichever order that is told; only who reads
        // it has it.
        let hasBounced = state == .failed(.bounced) && next == .delivered
        guard progress < Self.progress(of: next), !hasBounced else {
            return wasSeen == (seenAt != nil) ? .ignored : .changed
        }
        begunAt = begunAt ?? now
        sentAt = sentAt ?? now
        state = next
        dropLease()
        return hadEnded ? .alarmed : .changed
    }

    /// A bounce before it was seen: it never arrived.
    private mutating func bounce(isHard: Bool, at now: Timestamp) -> ContactTransition {
        switch state {
        case .sent, .delivered, .begun, .unknown:
            guard isHard else { return .ignored }
            begunAt = begunAt ?? now
            sentAt = sentAt ?? now
            state = .failed(.bounced)
            dropLease()
            if withdrawal?.hasStarted == false { withdrawal = nil }
            return .changed
        case .planned, .queued, .leased, .seen, .clicked, .suppressed, .recalled, .expired,
            .failed:
            return .ignored
        }
    }

    /// How far a contact has come, on the one way that feedback moves along.
    private var progress: Int { Self.progress(of: state) }

    private static func progress(of state: State) -> Int {
        switch state {
        case .planned, .queued, .leased, .begun, .unknown, .suppressed, .recalled, .expired,
            .failed:
            0
        case .sent: 1
        case .delivered: 2
        case .seen: 3
        case .clicked: 4
        }
    }

    private var hasEndedUnsent: Bool {
        switch state {
        case .suppressed, .recalled, .expired, .failed: true
        case .planned, .queued, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked:
            false
        }
    }
}
