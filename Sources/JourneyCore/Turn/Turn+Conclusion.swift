extension Turn {
    /// No rung is left to try.
    ///
    /// Returns where the journey goes on; `nil` while the last contact's patience runs, or when the
    /// journey ended.
    mutating func concludeLadder(_ step: SendStep, of index: Int) -> Int? {
        guard case .speaking(var progress) = customer.enrollments[index].state else {
            return nil
        }
        guard let last = lastThatLeft(of: step, index) else {
            return concludeUnspoken(step, of: index)
        }
        progress.rung = step.ladder.count
        progress.due = min(progress.expiresAt, patienceEnd(after: last, in: step))
        customer.enrollments[index].state = .speaking(progress)
        touch(enrollment: index)
        guard progress.due <= now else { return nil }
        return conclude(step, of: index)
    }

    /// The time of a send is over, or its `until` was met: what still waits of it ends.
    mutating func conclude(_ step: SendStep, of index: Int, seen: Bool = false) -> Int? {
        for position in contacts(of: step, index) {
            apply(seen ? .recalled(.seenElsewhere) : .timeOver, to: position)
        }
        guard lastThatLeft(of: step, index) != nil else {
            return concludeUnspoken(step, of: index)
        }
        settleLocks(of: index, step: step.id)
        return step.next
    }

    /// When the patience with a contact is over, counted from its acceptance; while that is not
    /// known, from its begin.
    func patienceEnd(after contact: Contact, in step: SendStep) -> Timestamp {
        let from = contact.sentAt ?? contact.begunAt ?? now
        let channel = programme.policy.channels[contact.channel]
        let place = step.place(of: contact)
        let duration = step.ladder.indices.contains(place) ? step.ladder[place].duration : nil
        return later(duration ?? channel?.patience ?? .days(1), than: from)
    }

    /// When the rung after a contact may start, counted as the patience is.
    func nextRungStart(after contact: Contact, in step: SendStep) -> Timestamp {
        let from = contact.sentAt ?? contact.begunAt ?? now
        let channel = programme.policy.channels[contact.channel]
        let after = step.ladder[step.place(of: contact) + 1].after
        return later(after ?? channel?.patience ?? .days(1), than: from)
    }

    private mutating func concludeUnspoken(_ step: SendStep, of index: Int) -> Int? {
        // An operator may have taken up an earlier rung: nobody waits for it any more.
        for position in contacts(of: step, index) { apply(.timeOver, to: position) }
        settleLocks(of: index, step: step.id)
        switch step.ifSuppressed {
        case .proceed: return step.next
        case .steps(let position): return position
        case .exit:
            end(index, .suppressed, recall: .exited)
            return nil
        }
    }

    /// The positions in the ledger of the contacts of this send, in this round of the steps.
    func contacts(of step: SendStep, _ index: Int) -> [Int] {
        let (id, restarts) = (customer.enrollments[index].id, customer.enrollments[index].restarts)
        return customer.contacts.indices.filter {
            customer.contacts[$0].enrollment == id && customer.contacts[$0].step == step.id
                && customer.contacts[$0].isOfRound(restarts)
        }
    }

    private func lastThatLeft(of step: SendStep, _ index: Int) -> Contact? {
        contacts(of: step, index)
            .filter { customer.contacts[$0].hasLeft && customer.contacts[$0].reason != .bounced }
            .max { customer.contacts[$0].rung < customer.contacts[$1].rung }
            .map { customer.contacts[$0] }
    }

    /// Recalls what has not left of an enrollment; what is with a provider is only noted.
    mutating func recallAll(of index: Int, _ reason: Reason) {
        let id = customer.enrollments[index].id
        let positions = customer.contacts.indices.filter {
            customer.contacts[$0].enrollment == id && customer.contacts[$0].isAlive
        }
        for position in positions { apply(.recalled(reason), to: position) }
        settleLocks(of: index, step: nil)
    }
}
