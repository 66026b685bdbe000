extension Turn {
    /// Does everything of this customer that is due, until nothing is: the journeys of the highest
    /// priority first, for what is late is decided now and not when it would have been.
    package mutating func wake() {
        defer { followThrough() }
        // Each round moves something on; the bound only guards against a mistake of ours.
        for _ in 0..<Self.roundsMax {
            guard let next = nextDue else { return }
            switch next {
            case .contact(let position): wake(contact: position)
            case .enrollment(let index): wake(enrollment: index)
            case .absence(let index): wake(absence: index)
            }
        }
    }

    private static let roundsMax = 10_000

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
