import JourneyCore

extension Explainer {
    /// What comes next of a contact.
    func next(of contact: Contact, _ enrollment: Enrollment) -> [NextStep] {
        let following = following(contact, enrollment)
        switch contact.state {
        case .planned(.distantFuture, _): return [.decidedWhenOpened]
        case .planned(let until, _): return [.decidedAgain(at: until)]
        case .queued(let from):
            guard !heldChannels.contains(contact.channel) else {
                return [.takenWhenReleased(contact.channel)]
            }
            return [.taken(from: from > now ? from : nil)] + following
        case .leased: return [.begun(by: contact.lease?.until)] + following
        case .begun: return [.reported(by: contact.lease?.until)] + following
        case .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled, .expired,
            .failed:
            guard case .due(let end)? = contact.withdrawal?.state else { return [] }
            return [.withdrawn(at: end)]
        }
    }

    /// The rung after a contact that is about to leave.
    private func following(_ contact: Contact, _ enrollment: Enrollment) -> [NextStep] {
        guard case .speaking(let progress) = enrollment.state, enrollment.step == contact.step,
            progress.rung == contact.rung,
            let step = sendStep(contact.step, of: enrollment)?.arranged(by: progress.order),
            step.ladder.indices.contains(progress.rung + 1)
        else { return [] }
        let rung = step.ladder[progress.rung + 1]
        let patience = programme.policy.channels[contact.channel]?.patience
        return [.rung(rung, after: rung.after ?? patience ?? .days(1))]
    }

    private func sendStep(_ id: String, of enrollment: Enrollment) -> SendStep? {
        guard let program = programme.journey(enrollment.journey)?.program,
            let position = program.position(of: id),
            case .send(let step) = program.instructions[position]
        else { return nil }
        return step
    }

    /// What comes next of a passage: where it stands, its goal, and the offers that it holds.
    func next(of enrollment: Enrollment, _ customer: Customer) -> [NextStep] {
        var steps: [NextStep] = []
        switch enrollment.state {
        case .waiting(let until): steps.append(.goesOn(at: until, step: enrollment.step))
        case .awaiting(_, let until): steps += awaited(by: enrollment, until)
        case .quieting(let until, let deadline):
            if case .awaitQuiet(_, let step)? = instruction(of: enrollment) {
                let event = step.without.event
                steps.append(.quiet(without: event, until: until, deadline: deadline))
            }
        case .speaking(let progress):
            steps.append(.ladderOver(at: progress.due, step: enrollment.step))
        case .ended: break
        }
        if case .open(let until) = enrollment.goal, until > now,
            let goal = programme.journey(enrollment.journey)?.goal
        {
            steps.append(.goal(goal.condition.event, until: until))
        }
        for lock in customer.locks where lock.holder == enrollment.id {
            guard let until = lock.heldUntil, until > now else { continue }
            steps.append(.cooldown(offer: lock.offer, about: lock.about, until: until))
        }
        return steps
    }

    private func awaited(by enrollment: Enrollment, _ until: Timestamp) -> [NextStep] {
        guard case .awaitEvent(_, let step)? = instruction(of: enrollment) else { return [] }
        switch step.awaited {
        case .event(let condition): return [.event(condition.event, until: until)]
        case .seen(let message): return [.seen(message: message, until: until)]
        case .clicked(let message): return [.clicked(message: message, until: until)]
        }
    }

    private func instruction(of enrollment: Enrollment) -> Instruction? {
        guard let program = programme.journey(enrollment.journey)?.program else { return nil }
        return program.position(of: enrollment.step).map { program.instructions[$0] }
    }

    /// The journeys that begin by themselves.
    func absences(of customer: Customer, message: String?, journey: String?) -> [NextStep] {
        guard message == nil else { return [] }
        return customer.absences.compactMap { timer in
            guard journey == nil || timer.journey == journey,
                case .absence(let absence)? = programme.journey(timer.journey)?.entry.trigger
            else { return nil }
            return .absence(journey: timer.journey, without: absence.of, at: timer.due)
        }
    }
}
