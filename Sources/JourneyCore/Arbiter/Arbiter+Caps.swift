/// Rule 9: has this customer heard enough for now?
extension Arbiter {
    func askCaps(_ candidate: Candidate) -> Finding {
        let contact = candidate.contact
        var planned: (until: Timestamp, limit: Int)?
        for cap in policy.caps where cap.concerns(contact) {
            let slots = slots(of: cap, for: candidate)
            guard firstFree(of: cap, among: slots.taken, for: candidate) != nil else { continue }
            switch cap.onCap {
            case .nextRung: return .fail(.nextRung(.cap), value: Int64(cap.atMost))
            case .suppress: return .fail(.suppress(.cap), value: Int64(cap.atMost))
            case .defer:
                // Every cap must have a slot: the latest of their instants.
                let free = firstFree(of: cap, among: slots.all, for: candidate)
                if let free, free > planned?.until ?? candidate.now {
                    planned = (free, cap.atMost)
                }
            }
        }
        guard let planned else { return .pass }
        return .fail(.plan(until: planned.until, .cap), value: Int64(planned.limit))
    }
}
