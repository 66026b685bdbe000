/// Rule 9: has this customer heard enough for now?
extension Arbiter {
    func askCaps(_ candidate: Candidate) -> Finding {
        let contact = candidate.contact
        var planned: (until: Timestamp, limit: Int)?
        for cap in policy.caps where cap.concerns(contact) {
            guard let free = freeSlot(of: cap, for: candidate) else { continue }
            switch cap.onCap {
            case .nextRung: return .fail(.nextRung(.cap), value: Int64(cap.atMost))
            case .suppress: return .fail(.suppress(.cap), value: Int64(cap.atMost))
            case .defer:
                // Every cap must have a slot: the latest of their instants.
                if free > planned?.until ?? candidate.now { planned = (free, cap.atMost) }
            }
        }
        guard let planned else { return .pass }
        return .fail(.plan(until: planned.until, .cap), value: Int64(planned.limit))
    }

    /// When the cap has a slot; `nil` when it has one now.
    private func freeSlot(of cap: Cap, for candidate: Candidate) -> Timestamp? {
        let times = candidate.customer.contacts.compactMap { other -> Timestamp? in
            guard other.id != candidate.contact.id, cap.concerns(other) else { return nil }
            return other.countsAt
        }
        guard times.count >= cap.atMost else { return nil }
        let now = candidate.now
        switch cap.window {
        case .rolling(let window):
            let slots = SlotWindow(atMost: cap.atMost, length: window.count)
            let free = slots.firstFree(from: now.milliseconds, among: times.map(\.milliseconds))
            return free == now.milliseconds ? nil : Timestamp(milliseconds: free)
        case .calendarDays(let days):
            let zone = zone(of: candidate.customer)
            let slots = SlotWindow(atMost: cap.atMost, length: Int64(days))
            let today = calendar.local(now, in: zone).day
            let free = slots.firstFree(
                from: today,
                among: times.map { calendar.local($0, in: zone).day }
            )
            guard free != today else { return nil }
            return calendar.instant(of: CivilTime(day: free, millisecondOfDay: 0), in: zone)
        }
    }
}

extension Cap {
    /// Whether a contact counts against this cap.
    func concerns(_ contact: Contact) -> Bool {
        guard channels.contains(contact.channel) else { return false }
        if let purpose, purpose != contact.purpose { return false }
        if let topics, !topics.contains(contact.topic) { return false }
        if let journeys, !journeys.contains(contact.journey) { return false }
        return true
    }
}

/// At most so many in any window of a length: a window is half open, `(end - length, end]`.
struct SlotWindow {
    let atMost: Int
    let length: Int64

    /// The first instant, from `start` on, at which one more fits into every window that holds it.
    func firstFree(from start: Int64, among taken: [Int64]) -> Int64 {
        let taken = taken.sorted()
        var candidate = start
        while let next = firstAfterConflict(at: candidate, among: taken) { candidate = next }
        return candidate
    }

    /// `nil` where one more fits at `instant`; else the next instant worth trying.
    ///
    /// Only windows that end at a taken instant or at `instant` itself can be the fullest.
    private func firstAfterConflict(at instant: Int64, among taken: [Int64]) -> Int64? {
        let ends = [instant] + taken.filter { $0 > instant && $0 - length < instant }
        for end in ends {
            let inside = taken.filter { $0 > end - length && $0 <= end }
            guard inside.count >= atMost else { continue }
            // The window frees when its first leaves it; the first of all is a moment ahead.
            return inside.map { $0 + length }.first { $0 > instant } ?? instant + length
        }
        return nil
    }
}
