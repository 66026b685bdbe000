/// An enrollment begins once, arrives at its steps, speaks there, and ends once.
struct EnrollmentCheck: LineCheck {
    /// Arrivals at a `send` that no contact has followed yet, by enrollment.
    private var unspoken: [String: OutputLine] = [:]

    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        guard let id = line.enrollment else { return }
        let trail = world.enrollments[id]
        if line.kind != .enrolled, trail == nil {
            findings.report(
                .notEnrolled,
                [line.number],
                "enrollment '\(id)' begins with a '\(line.kind)' line, not with 'enrolled'"
            )
        }
        if let trail { checkSameness(line, trail, in: world, &findings) }
        switch line.kind {
        case .enrolled:
            if let first = trail?.enrolled {
                findings.report(
                    .enrolledTwice,
                    [first, line.number],
                    "enrollment '\(id)' begins twice"
                )
            }
        case .exited:
            if let first = trail?.exited {
                findings.report(
                    .exitedTwice,
                    [first.line, line.number],
                    "enrollment '\(id)' ends twice"
                )
            }
            checkSpoken(id, before: line, &findings)
        case .goal:
            if let first = trail?.goal {
                findings.report(
                    .goalTwice,
                    [first.line, line.number],
                    "enrollment '\(id)' reaches its goal twice"
                )
            }
        case .step:
            checkEnd(line, trail, &findings)
            checkSpoken(id, before: line, &findings)
            if let step = line.step, let journey = line.journey,
                world.rules.journeys[journey]?.expires[step] != nil
            {
                unspoken[id] = line
            }
        case .contact:
            checkEnd(line, trail, &findings)
            checkArrival(line, trail, &findings)
            if unspoken[id]?.step == line.step { unspoken[id] = nil }
        case .outcome:
            if unspoken[id]?.step == line.step { unspoken[id] = nil }
        case .feedback, .withdraw:
            break
        }
    }

    mutating func finish(in world: World, _ findings: inout Findings) {
        for id in world.enrollmentOrder {
            if let line = unspoken[id], line.at < world.end {
                reportSilence(line, until: nil, &findings)
            }
            if let trail = world.enrollments[id] { checkGoal(id, trail, &findings) }
        }
    }

    /// A goal ends its enrollment, and only a goal ends it as reached; it may also follow the end.
    private func checkGoal(_ id: String, _ trail: EnrollmentTrail, _ findings: inout Findings) {
        if let goal = trail.goal, trail.exited.map({ $0.at > goal.at }) ?? true {
            findings.report(
                .goalWithoutExit,
                [goal.line],
                "enrollment '\(id)' reached its goal and is not ended by it"
            )
        }
        if let exited = trail.exited, exited.reason == "goal_reached",
            trail.goal.map({ $0.at > exited.at }) ?? true
        {
            findings.report(
                .exitWithoutGoal,
                [exited.line],
                "enrollment '\(id)' ended by a goal that is not recorded"
            )
        }
    }

    private func checkSameness(
        _ line: OutputLine,
        _ trail: EnrollmentTrail,
        in world: World,
        _ findings: inout Findings
    ) {
        let people = world.facts.people
        let isSameJourney = line.journey == nil || line.journey == trail.journey
        if people.current(line.customer) != people.current(trail.customer) || !isSameJourney {
            findings.report(
                .changedEnrollment,
                [trail.firstLine, line.number],
                "enrollment '\(line.enrollment ?? "")' changes its customer or its journey"
            )
        }
    }

    private func checkEnd(
        _ line: OutputLine,
        _ trail: EnrollmentTrail?,
        _ findings: inout Findings
    ) {
        guard let trail, line.verdict != .suppress, line.verdict != .next,
            line.verdict != .recall, line.verdict != .expire
        else { return }
        let what = line.verdict?.rawValue ?? line.kind.rawValue
        if let exited = trail.exited {
            findings.report(
                line.isSend ? .sendAfterExit : .walkAfterExit,
                [exited.line, line.number],
                "a '\(what)' of an enrollment that had ended at \(exited.at)"
            )
        } else if let goal = trail.goal {
            findings.report(
                line.isSend ? .sendAfterGoal : .walkAfterExit,
                [goal.line, line.number],
                "a '\(what)' of an enrollment that had reached its goal at \(goal.at)"
            )
        }
    }

    private func checkArrival(
        _ line: OutputLine,
        _ trail: EnrollmentTrail?,
        _ findings: inout Findings
    ) {
        guard let step = line.step, trail?.arrivals[step] == nil else { return }
        findings.report(
            .notArrived,
            [line.number],
            "a contact of step '\(step)' at which the enrollment has not arrived"
        )
    }

    private mutating func checkSpoken(
        _ id: String,
        before line: OutputLine,
        _ findings: inout Findings
    ) {
        guard let arrival = unspoken.removeValue(forKey: id), arrival.at < line.at else { return }
        reportSilence(arrival, until: line, &findings)
    }

    private func reportSilence(
        _ arrival: OutputLine,
        until line: OutputLine?,
        _ findings: inout Findings
    ) {
        findings.report(
            .silentStep,
            [arrival.number] + (line.map { [$0.number] } ?? []),
            "step '\(arrival.step ?? "")' wanted to speak and no contact of it is recorded"
        )
    }
}
