extension Turn {
    /// A contact left the house: its ladder's next rung waits for the patience with it.
    mutating func spoke(_ position: Int) {
        settleLockAfterEnd(of: position)
        goOn(after: position, atOnce: false)
    }

    /// Goes on with the ladder of a contact, if that ladder still stands at it.
    mutating func goOn(after position: Int, atOnce: Bool) {
        guard let (index, step) = standing(at: position) else { return }
        let contact = customer.contacts[position]
        let next: Int?
        let following = step.place(of: contact) + 1
        if following < step.ladder.count {
            let start = atOnce ? now : nextRungStart(after: contact, in: step)
            next = climb(step, of: index, from: following, at: start)
        } else {
            next = concludeLadder(step, of: index)
        }
        if let next { proceed(index, to: next) }
    }

    /// The ladder of a contact is over: another rung doesn't help.
    mutating func giveUp(after position: Int) {
        guard let (index, step) = standing(at: position) else {
            return settleLockAfterEnd(of: position)
        }
        if let next = concludeLadder(step, of: index) { proceed(index, to: next) }
    }

    /// The customer has seen an offer: nothing else is said about it.
    mutating func offerSeen(by position: Int) {
        let contact = customer.contacts[position]
        recallSeen(by: contact)
        guard let index = enrollmentIndex(contact.enrollment),
            let program = programme.program(of: contact.journey),
            let at = program.position(of: contact.step),
            case .send(let written) = program.instructions[at],
            case .speaking(var progress) = customer.enrollments[index].state,
            customer.enrollments[index].step == contact.step,
            contact.isOfRound(customer.enrollments[index].restarts)
        else { return settleLockAfterEnd(of: position) }

        let step = written.arranged(by: progress.order)
        let isMet: Bool
        switch step.until {
        case .seen: isMet = true
        case .clicked: isMet = contact.clickedAt != nil
        case .goal: isMet = false
        }
        if isMet {
            if let next = conclude(step, of: index, seen: true) { proceed(index, to: next) }
        } else {
            progress.rung = step.ladder.count
            progress.due = max(
                now,
                min(progress.expiresAt, patienceEnd(after: contact, in: step))
            )
            customer.enrollments[index].state = .speaking(progress)
            touch(enrollment: index)
        }
    }

    /// Whatever else is alive about an offer that was seen is recalled.
    ///
    /// Where that is another ladder (the offer was seen by a contact of an earlier entry or round),
    /// it is over: nothing of its own was seen, and nothing more is said.
    private mutating func recallSeen(by contact: Contact) {
        let isStanding = isLadderStanding(of: contact)
        for other in customer.contacts.indices {
            let candidate = customer.contacts[other]
            guard candidate.id != contact.id, candidate.isAlive,
                candidate.offer == contact.offer, candidate.about == contact.about,
                !candidate.channel.isPulled
            else { continue }
            apply(.recalled(.seenElsewhere), to: other)
            let isOwn =
                isStanding && candidate.enrollment == contact.enrollment
                && candidate.step == contact.step
            if !isOwn { giveUp(after: other) }
        }
    }

    /// Enrollments that wait for this message to be seen or clicked, in the round in which it was
    /// sent.
    mutating func answerWaits(for position: Int, isClick: Bool) {
        let contact = customer.contacts[position]
        guard let index = enrollmentIndex(contact.enrollment),
            case .awaiting = customer.enrollments[index].state,
            contact.isOfRound(customer.enrollments[index].restarts),
            let program = programme.program(of: contact.journey),
            let at = program.position(of: customer.enrollments[index].step),
            case .awaitEvent(_, let step) = program.instructions[at]
        else { return }
        switch step.awaited {
        case .seen(let message) where message == contact.message && !isClick:
            proceed(index, to: step.then)
        case .clicked(let message) where message == contact.message && isClick:
            proceed(index, to: step.then)
        case .seen, .clicked, .event: return
        }
    }

    /// The enrollment and send at whose current rung a contact stands; `nil` where its ladder has
    /// gone on without it.
    func standing(at position: Int) -> (Int, SendStep)? {
        let contact = customer.contacts[position]
        guard let index = enrollmentIndex(contact.enrollment),
            case .speaking(let progress) = customer.enrollments[index].state,
            customer.enrollments[index].step == contact.step,
            progress.rung == contact.rung,
            contact.isOfRound(customer.enrollments[index].restarts),
            let program = programme.program(of: contact.journey),
            let at = program.position(of: contact.step),
            case .send(let step) = program.instructions[at]
        else { return nil }
        return (index, step.arranged(by: progress.order))
    }

    /// After its ladder is over, a late report may still free or prolong the lock.
    func isLadderOver(of contact: Contact) -> Bool {
        guard let index = enrollmentIndex(contact.enrollment),
            case .speaking = customer.enrollments[index].state
        else { return true }
        return customer.enrollments[index].step != contact.step
    }

    /// Whether its enrollment still speaks by the ladder, and in the round, of a contact.
    func isLadderStanding(of contact: Contact) -> Bool {
        guard let index = enrollmentIndex(contact.enrollment) else { return false }
        return !isLadderOver(of: contact)
            && contact.isOfRound(customer.enrollments[index].restarts)
    }

    mutating func settleLockAfterEnd(of position: Int) {
        let contact = customer.contacts[position]
        guard isLadderOver(of: contact) else { return }
        guard let lock = customer.lock(offer: contact.offer, about: contact.about),
            lock.isHeld(by: contact.enrollment, step: contact.step)
        else { return }
        settle(lock)
    }
}
