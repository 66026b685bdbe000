/// Rule 10: of those who want the same scarce place, does this one go first?
///
/// It looks ahead to contacts that are planned, never to rungs that may come, and what is queued
/// keeps its place.
extension Arbiter {
    func askArbitration(_ candidate: Candidate) -> Finding {
        guard candidate.contact.isPlanned else { return .pass }
        let caps = policy.caps.filter { $0.concerns(candidate.contact) }
        // Where nothing is scarce there are no rivals.
        guard !caps.isEmpty else { return .pass }
        if let end = gatheringEnd(for: candidate) {
            return .fail(.plan(until: end, .gathering), value: end.milliseconds)
        }
        for cap in caps {
            let slots = slots(of: cap, for: candidate)
            guard let winner = slots.reserved.max(by: { $0.score < $1.score }),
                let free = firstFree(of: cap, among: slots.all, for: candidate)
            else { continue }
            let value = Int64(bitPattern: winner.contact.high)
            switch policy.arbitration.onLost {
            case .nextRung: return .fail(.nextRung(.lostArbitration), value: value)
            case .suppress: return .fail(.suppress(.lostArbitration), value: value)
            case .defer:
                // The first of them that is decided may give its place up.
                let first = slots.reserved.map(\.at).min() ?? free
                return .fail(.plan(until: min(first, free), .lostArbitration), value: value)
            }
        }
        return .pass
    }

    /// When the window closes in which this one waits for its rivals; `nil` where it has waited, or
    /// would be over by then.
    private func gatheringEnd(for candidate: Candidate) -> Timestamp? {
        let gather = policy.arbitration.gather
        guard gather > .zero, case .planned(_, .patience) = candidate.contact.state else {
            return nil
        }
        // All who come while a window is open are decided as it closes.
        let open = candidate.customer.contacts.compactMap { other -> Timestamp? in
            guard other.id != candidate.contact.id,
                case .planned(let until, .gathering) = other.state, until > candidate.now
            else { return nil }
            return until
        }
        let end = open.min() ?? candidate.now + gather
        return end < candidate.contact.expiresAt ? end : nil
    }
}
