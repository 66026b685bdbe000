extension Turn {
    /// Takes an event in: first what it says about the profile, then goals, exits and waits of the
    /// enrollments that stand, then the journeys that it starts.
    package mutating func take(_ event: Event) {
        defer { followThrough() }
        if let change = event.profileChange { apply(change, at: event.time) }
        if programme.rememberedEvents.contains(event.name) {
            customer.history.remember(event.name, at: event.time, event.properties)
        }
        guard programme.isInterested(in: event.name) else { return }

        // Reacting adds none and moves none.
        for index in customer.enrollments.indices { react(of: index, to: event) }
        guard !event.isImported else { return armAbsences(by: event) }
        armAbsences(by: event)
        guard now - event.time <= programme.policy.lateAfter else { return rejectLate(event) }
        for index in programme.entries(on: event.name) {
            enter(
                programme.journeys[index],
                by: EntryEvent(
                    name: event.name,
                    time: event.time,
                    properties: event.properties
                ),
                trigger: event.reference.trigger,
                event: event
            )
        }
    }

    private mutating func react(of index: Int, to event: Event) {
        let enrollment = customer.enrollments[index]
        guard let journey = programme.journey(enrollment.journey) else { return }
        if meetsGoal(of: journey, enrollment, by: event) {
            return reachGoal(index)
        }
        guard enrollment.isActive else { return }
        let leaves = journey.exits.contains { isMet($0, by: event, for: enrollment) }
        if leaves { return end(index, .exited, recall: .exited) }
        react(waitOf: index, in: journey, to: event)
    }

    private func meetsGoal(
        of journey: Journey,
        _ enrollment: Enrollment,
        by event: Event
    ) -> Bool {
        guard let goal = journey.goal, case .open(let until) = enrollment.goal,
            event.time <= until, event.time >= enrollment.entry.time
        else { return false }
        return isMet(goal.condition, by: event, for: enrollment)
    }

    private mutating func reachGoal(_ index: Int) {
        customer.enrollments[index].goal = .reached(at: now)
        touch(enrollment: index)
        record(.goal, customer.enrollments[index])
        guard customer.enrollments[index].isActive else { return }
        end(index, .goalReached, recall: .goalReached)
    }

    private mutating func react(waitOf index: Int, in journey: Journey, to event: Event) {
        let enrollment = customer.enrollments[index]
        guard let position = journey.program.position(of: enrollment.step) else { return }
        switch (enrollment.state, journey.program.instructions[position]) {
        case (.awaiting(let since, _), .awaitEvent(_, let step)):
            guard case .event(let condition) = step.awaited, event.time >= since,
                isMet(condition, by: event, for: enrollment)
            else { return }
            proceed(index, to: step.then, event: event)
        case (.quieting(_, let deadline), .awaitQuiet(_, let step)):
            guard isMet(step.without, by: event, for: enrollment) else { return }
            let until = min(later(step.duration, than: now), deadline)
            customer.enrollments[index].state = .quieting(until: until, deadline: deadline)
            touch(enrollment: index)
        case (.awaiting, _), (.quieting, _), (.waiting, _), (.speaking, _), (.ended, _):
            // An edit may have put another step where it stands: then it goes on by its time.
            return
        }
    }

    private func isMet(
        _ condition: EventCondition,
        by event: Event,
        for enrollment: Enrollment
    ) -> Bool {
        guard condition.event.utf8.elementsEqual(event.name.utf8) else { return false }
        guard let when = condition.when else { return true }
        return when.holds(in: scope(of: enrollment, event: event)) == .yes
    }

    /// So long from now without this event, and the journey begins.
    private mutating func armAbsences(by event: Event) {
        for journey in programme.absences(of: event.name) {
            guard case .absence(let absence) = journey.entry.trigger else { continue }
            let isAgain = event.name.utf8.elementsEqual(absence.of.utf8)
            let due = later(absence.duration, than: event.time)
            let current = customer.absences.firstIndex { $0.journey == journey.name }
            if let current {
                // `since` only begins a wait; an older event, come late, doesn't shorten one.
                guard isAgain, due > customer.absences[current].due else { continue }
            } else {
                guard isAgain || customer.history.of(absence.of).isEmpty else { continue }
            }
            guard due > now else { continue }
            let timer = AbsenceTimer(journey: journey.name, due: due, since: event.reference)
            if let current {
                customer.absences[current] = timer
            } else {
                customer.absences.append(timer)
            }
            changes.absences.insert(journey.name)
        }
    }
}

extension EventReference {
    /// What an enrollment's id is made of, so that the same event never enrolls twice.
    var trigger: StableHash { StableHash(source, messageID) }
}
