/// The places of one cap, as a candidate finds them: who has one for certain, and who reserved one
/// by a plan and a higher score.
struct Slots {
    /// Contacts that are queued, with an adapter, or gone: nobody displaces them.
    var taken: [Timestamp] = []
    /// Planned ones that go before the candidate.
    var reserved: [Rival] = []

    struct Rival {
        var contact: Identifier
        var score: Score
        var at: Timestamp
    }

    /// When everybody's places are counted.
    var all: [Timestamp] { taken + reserved.map(\.at) }
}

extension Arbiter {
    /// Planned contacts of a lower score are not counted: they are asked again when their time
    /// comes, and find the place taken.
    func slots(of cap: Cap, for candidate: Candidate) -> Slots {
        let (customer, now) = (candidate.customer, candidate.now)
        let own =
            candidate.contact.isPlanned ? score(of: candidate.contact, customer, at: now) : nil
        var slots = Slots()
        for other in customer.contacts {
            switch claim(of: other, on: cap, against: candidate, own) {
            case .taken(let at): slots.taken.append(at)
            case .reserved(let rival): slots.reserved.append(rival)
            case nil: continue
            }
        }
        return slots
    }

    enum SlotClaim {
        case taken(at: Timestamp)
        case reserved(Slots.Rival)
    }

    /// What another contact has of a cap's places before a candidate; `own` is the candidate's score
    /// where it is planned.
    func claim(
        of other: Contact,
        on cap: Cap,
        against candidate: Candidate,
        _ own: Score?
    ) -> SlotClaim? {
        guard other.id != candidate.contact.id, cap.concerns(other), let at = other.countsAt
        else { return nil }
        guard other.isPlanned, !other.isMaybeSent else { return .taken(at: at) }
        guard let own else { return nil }
        // What is late wants its place now, however long ago it was planned for.
        let rival = Slots.Rival(
            contact: other.id,
            score: score(of: other, candidate.customer, at: candidate.now),
            at: max(at, candidate.now)
        )
        return own < rival.score ? .reserved(rival) : nil
    }

    /// When the cap has a place among these; `nil` when it has one now.
    func firstFree(
        of cap: Cap,
        among times: [Timestamp],
        for candidate: Candidate
    ) -> Timestamp? {
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

extension Contact {
    var isPlanned: Bool {
        switch state {
        case .planned: true
        case .queued, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked,
            .suppressed, .recalled, .expired, .failed:
            false
        }
    }
}
