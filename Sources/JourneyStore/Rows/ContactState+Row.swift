import JourneyCore

extension Contact.State {
    /// Stored: it never changes and is never given to another state.
    var code: Int64 {
        switch self {
        case .planned: 1
        case .queued: 2
        case .leased: 3
        case .begun: 4
        case .unknown: 5
        case .sent: 6
        case .delivered: 7
        case .seen: 8
        case .clicked: 9
        case .suppressed: 10
        case .recalled: 11
        case .expired: 12
        case .failed: 13
        }
    }

    /// The word of a state by its code alone; `nil` where no state has it.
    static func word(code: Int64) -> String? {
        let words = [
            "planned", "queued", "leased", "begun", "unknown", "sent", "delivered", "seen",
            "clicked", "suppressed", "recalled", "expired", "failed",
        ]
        return (1...13).contains(code) ? words[Int(code) - 1] : nil
    }

    /// What column `reason` has: only of states that differ by it.
    var storedReason: Reason? {
        switch self {
        case .planned(_, let reason), .suppressed(let reason), .recalled(let reason),
            .failed(let reason):
            reason
        case .queued, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked, .expired:
            nil
        }
    }

    init?(code: Int64, reason: Reason?, lane: Int64?, at: Timestamp?) {
        switch (code, reason, lane, at) {
        case (1, let reason?, 0, let until?): self = .planned(until: until, reason)
        case (2, nil, let lane?, let from?) where Lane.queued.contains(lane):
            self = .queued(from: from)
        case (3, nil, 0, .some): self = .leased
        case (4, nil, 0, .some): self = .begun
        case (5, nil, nil, nil): self = .unknown
        case (6, nil, nil, nil): self = .sent
        case (7, nil, nil, nil): self = .delivered
        case (8, nil, nil, nil): self = .seen
        case (9, nil, nil, nil): self = .clicked
        case (10, let reason?, nil, nil): self = .suppressed(reason)
        case (11, let reason?, nil, nil): self = .recalled(reason)
        case (12, nil, nil, nil): self = .expired
        case (13, let reason?, 8, .some): self = .failed(reason)
        case (_, _, _, _): return nil
        }
    }
}
