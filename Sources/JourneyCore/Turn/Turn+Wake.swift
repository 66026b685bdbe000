extension Turn {
    /// Does everything of this customer that is due, in the order of its time, until nothing is.
    package mutating func wake() {
        defer {
            giveSlotsBack()
            withdrawDisplays()
        }
        // Each round moves something on; the bound only guards against a mistake of ours.
        for _ in 0..<Self.roundsMax {
            guard let next = nextDue, next.at <= now else { return }
            switch next.what {
            case .contact(let position): wake(contact: position)
            case .enrollment(let index): wake(enrollment: index)
            case .absence(let index): wake(absence: index)
            }
        }
    }

    private static let roundsMax = 10_000

    private enum DueThing {
        case contact(Int)
        case enrollment(Int)
        case absence(Int)
    }

    /// The earliest due thing; at one instant contacts, then enrollments in the order of their ids.
    private var nextDue: (at: Timestamp, what: DueThing)? {
        var best: (at: Timestamp, what: DueThing)?
        for (position, contact) in customer.contacts.enumerated() {
            guard let due = contact.due, due < .distantFuture, due <= best?.at ?? due else {
                continue
            }
            if due == best?.at, case .contact(let other)? = best?.what,
                !goesFirst(contact, before: customer.contacts[other])
            {
                continue
            }
            best = (due, .contact(position))
        }
        var bestID: Identifier?
        for (index, enrollment) in customer.enrollments.enumerated() {
            guard let due = enrollment.due else { continue }
            let isEarlier = due < best?.at ?? .distantFuture
            let isSameButFirst = due == best?.at && bestID.map { enrollment.id < $0 } ?? false
            guard isEarlier || isSameButFirst else { continue }
            best = (due, .enrollment(index))
            bestID = enrollment.id
        }
        for (index, timer) in customer.absences.enumerated()
        where timer.due < best?.at ?? .distantFuture {
            best = (timer.due, .absence(index))
        }
        return best
    }

    /// Of two that are due at once: the higher score, so that it finds the scarce place free.
    private func goesFirst(_ contact: Contact, before other: Contact) -> Bool {
        guard contact.isPlanned, other.isPlanned else { return false }
        return arbiter.score(of: other, customer, at: now)
            < arbiter.score(of: contact, customer, at: now)
    }

    private mutating func wake(contact position: Int) {
        if wake(withdrawalOf: position) { return }
        let contact = customer.contacts[position]
        switch contact.state {
        case .planned:
            let verdict = decide(position)
            follow(verdict, of: position)
        case .leased, .begun: lapse(position)
        case .queued, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
            .expired, .failed:
            preconditionFailure("a contact that is not due was woken")
        }
    }

    private mutating func lapse(_ position: Int) {
        let contact = customer.contacts[position]
        let channel = programme.policy.channels[contact.channel]
        let onUnknown = channel?.onUnknown(contact.purpose) ?? .drop
        let canResend = contact.attempt < channel?.attemptsMax ?? 1 && now < contact.expiresAt
        apply(.leaseLapsed(canResend ? onUnknown : .drop), to: position)
        if case .unknown = customer.contacts[position].state { spoke(position) }
    }

    /// What a verdict about a contact means for its ladder.
    mutating func follow(_ verdict: Verdict, of position: Int) {
        switch verdict {
        case .send, .plan: return
        case .nextRung: goOn(after: position, atOnce: true)
        case .suppress, .recall, .expire: giveUp(after: position)
        }
    }

    private mutating func wake(enrollment index: Int) {
        let enrollment = customer.enrollments[index]
        guard let program = programme.program(of: enrollment.journey),
            let position = program.position(of: enrollment.step)
        else { return end(index, .removed, recall: .exited) }
        touch(enrollment: index)
        switch (enrollment.state, program.instructions[position]) {
        case (.waiting, .wait): proceed(index, to: position + 1)
        case (.awaiting, .awaitEvent(_, let step)): proceed(index, to: step.otherwise)
        case (.quieting, .awaitQuiet):
            customer.enrollments[index].quietDeadline = nil
            proceed(index, to: position + 1)
        case (.speaking, .send(let step)):
            guard let next = conclude(step, of: index) else { return }
            proceed(index, to: next)
        case (.waiting, _), (.awaiting, _), (.quieting, _), (.speaking, _):
            // An edit put another kind of step under this id: it is entered anew.
            recallAll(of: index, .exited)
            proceed(index, to: position)
        case (.ended, _): preconditionFailure("an ended enrollment was woken")
        }
    }

    private mutating func wake(absence index: Int) {
        let timer = customer.absences.remove(at: index)
        changes.absences.insert(timer.journey)
        guard let journey = programme.journey(timer.journey),
            case .absence(let absence) = journey.entry.trigger
        else { return }
        let last = customer.history.of(absence.of).last
        if let last {
            let due = later(absence.duration, than: last.time)
            guard due <= now else {
                customer.absences.append(
                    AbsenceTimer(journey: timer.journey, due: due, since: timer.since)
                )
                return
            }
        }
        var trigger = timer.since.trigger
        trigger.combine(UInt64(bitPattern: timer.due.milliseconds))
        let entry = EntryEvent(
            name: absence.of,
            time: timer.due,
            properties: last?.properties ?? .empty
        )
        enter(journey, by: entry, trigger: trigger, event: nil)
    }
}
