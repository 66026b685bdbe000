extension Turn {
    /// What follows whatever was done: places that came free are given on, and what is shown ends
    /// where the reason for it is gone.
    mutating func followThrough() {
        giveSlotsBack()
        withdrawDisplays()
    }

    /// Gives the places that this turn freed to those who wait for one, the highest score first.
    ///
    /// Who would have to wait as long as before, or longer, keeps its plan.
    private mutating func giveSlotsBack() {
        // Who is decided anew may free another place; the bound guards against a mistake of ours.
        for _ in 0..<Self.givingRoundsMax where hasFreedSlot {
            hasFreedSlot = false
            let rivals = customer.contacts.filter(\.waitsForSlot).sorted {
                arbiter.score(of: $1, customer, at: now) < arbiter.score(of: $0, customer, at: now)
            }
            for rival in rivals { reconsider(rival.id) }
        }
    }

    private static let givingRoundsMax = 100

    private mutating func reconsider(_ id: Identifier) {
        guard let position = contactIndex(id),
            case .planned(let planned, _) = customer.contacts[position].state,
            customer.contacts[position].waitsForSlot,
            let index = enrollmentIndex(customer.contacts[position].enrollment)
        else { return }
        let (verdict, verdictRecord) = arbiter.decide(candidate(at: position, of: index))
        if case .plan(let until, _) = verdict, until >= planned { return }
        accept(verdict, verdictRecord, of: position)
        follow(verdict, of: position)
    }
}

extension Contact {
    /// Whether it is planned because others have the place that it wants.
    fileprivate var waitsForSlot: Bool {
        switch state {
        case .planned(_, .cap), .planned(_, .lostArbitration): true
        case .planned, .queued, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked,
            .suppressed, .recalled, .expired, .failed:
            false
        }
    }
}
