/// A contact keeps its identity, is decided again while it waits, and ends exactly once.
struct ContactCheck: LineCheck {
    /// What makes a contact: one place of the journey, one way of speaking, one arrival.
    private struct Place: Hashable {
        var enrollment: String
        var step: String
        var arrival: Int
        var channel: String
        var rendition: String
    }

    private var ids: [Place: (contact: String, line: Int)] = [:]
    /// How many contacts of a customer have given their slot back.
    private var freedSlots: [String: Int] = [:]
    private var freedSlotsAtDefer: [String: Int] = [:]

    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        switch line.kind {
        case .contact: takeDecision(line, in: world, &findings)
        case .outcome: takeOutcome(line, in: world, &findings)
        case .feedback: takeFeedback(line, in: world, &findings)
        case .enrolled, .exited, .goal, .step, .withdraw: break
        }
    }

    mutating func finish(in world: World, _ findings: inout Findings) {
        for id in world.contactOrder {
            guard let trail = world.contacts[id], trail.outcome == nil,
                let decision = trail.decision
            else { continue }
            switch decision.verdict {
            case .defer:
                guard let until = decision.until, until < world.end else { continue }
                findings.report(
                    .forgotten,
                    [decision.number],
                    "contact '\(id)' was planned until \(until) and never decided again"
                )
            case .send, .suppress, .next, .recall, .expire, nil:
                findings.report(
                    .outcomeMissing,
                    [decision.number],
                    "contact '\(id)' ended by '\(decision.verdict?.rawValue ?? "")' has no outcome"
                )
            }
        }
    }

    private mutating func takeDecision(
        _ line: OutputLine,
        in world: World,
        _ findings: inout Findings
    ) {
        checkReason(line, &findings)
        guard let id = line.contact else { return }
        checkPlace(line, id, in: world, &findings)
        guard let trail = world.contacts[id] else { return note(line, id) }
        checkSameness(line, trail.first, &findings)
        checkLife(line, id, trail, &findings)
        checkWaiting(line, id, trail, in: world, &findings)
        note(line, id)
    }

    private mutating func note(_ line: OutputLine, _ id: String) {
        if line.verdict == .defer { freedSlotsAtDefer[id] = freedSlots[line.customer] ?? 0 }
    }

    private func checkReason(_ line: OutputLine, _ findings: inout Findings) {
        let reason = line.reason ?? ""
        let known: Set<String>
        switch line.verdict {
        case .suppress: known = Words.suppressions
        case .next: known = Words.suppressions.union(Words.deferrals)
        case .defer: known = Words.deferrals
        case .send, .recall, .expire, nil: return
        }
        if !known.contains(reason) {
            findings.report(
                .badReason,
                [line.number],
                "'\(reason)' is no reason of a '\(line.verdict?.rawValue ?? "")'"
            )
        }
        if line.verdict == .defer, line.until.map({ $0 <= line.at }) ?? true {
            findings.report(
                .untilNotLater,
                [line.number],
                "planned until \(line.until.map { "\($0)" } ?? "no time"), which is not later"
            )
        }
    }

    private mutating func checkPlace(
        _ line: OutputLine,
        _ id: String,
        in world: World,
        _ findings: inout Findings
    ) {
        guard let enrollment = line.enrollment, let step = line.step, let channel = line.channel
        else { return }
        // A contact that was decided before belongs to the arrival of that time.
        guard world.contacts[id]?.decision == nil else { return }
        let place = Place(
            enrollment: enrollment,
            step: step,
            arrival: world.enrollments[enrollment]?.arrivals[step]?.count ?? 0,
            channel: channel,
            rendition: line.rendition ?? ""
        )
        if let known = ids[place], known.contact != id {
            findings.report(
                .secondContact,
                [known.line, line.number],
                "step '\(step)' has two contacts on \(channel) in one passage"
            )
        } else {
            ids[place] = (id, line.number)
        }
    }

    private func checkSameness(
        _ line: OutputLine,
        _ first: OutputLine,
        _ findings: inout Findings
    ) {
        let pairs = [
            ("enrollment", line.enrollment, first.enrollment), ("step", line.step, first.step),
            ("message", line.message, first.message), ("about", line.about, first.about),
            ("offer", line.offer, first.offer), ("channel", line.channel, first.channel),
            ("rendition", line.rendition, first.rendition),
        ]
        // Lines that end a contact may name less than the verdicts do, but nothing else.
        let isVerdict = line.kind == .contact && first.kind == .contact
        for (key, now, before) in pairs where now != before {
            guard isVerdict || (now != nil && before != nil) else { continue }
            findings.report(
                .changedContact,
                [first.number, line.number],
                "contact '\(line.contact ?? "")' changes its \(key)"
            )
        }
    }

    private func checkLife(
        _ line: OutputLine,
        _ id: String,
        _ trail: ContactTrail,
        _ findings: inout Findings
    ) {
        // What has left may still be taken back where the channel can: that is no new decision.
        guard line.verdict != .recall, line.verdict != .expire else { return }
        let ended: OutputLine?
        switch trail.decision?.verdict {
        case .send, .suppress, .next, .recall, .expire: ended = trail.outcome ?? trail.decision
        case .defer, nil: ended = trail.outcome
        }
        guard let ended else { return }
        findings.report(
            .decidedAfterEnd,
            [ended.number, line.number],
            "contact '\(id)' is decided again although it had ended"
        )
    }

    private func checkWaiting(
        _ line: OutputLine,
        _ id: String,
        _ trail: ContactTrail,
        in world: World,
        _ findings: inout Findings
    ) {
        guard let decision = trail.decision, decision.verdict == .defer,
            let until = decision.until, line.at < until,
            line.verdict != .recall, line.verdict != .expire
        else { return }
        switch decision.reason {
        case "stopped":
            return  // A gate opens when somebody opens it.
        case "cap", "lost_arbitration":
            // A rival that fell away gives its slot to those who wait for one.
            let before = freedSlotsAtDefer[id] ?? 0
            guard freedSlots[line.customer] ?? 0 <= before else { return }
        default:
            break
        }
        findings.report(
            .decidedEarly,
            [decision.number, line.number],
            "contact '\(id)' was planned until \(until) and is decided at \(line.at)"
        )
    }
}

extension ContactCheck {
    private mutating func takeOutcome(
        _ line: OutputLine,
        in world: World,
        _ findings: inout Findings
    ) {
        let word = line.reason ?? ""
        guard Words.outcomes.contains(word) else {
            findings.report(.unknownWord, [line.number], "unknown outcome '\(word)'")
            return
        }
        if word != "sent", word != "unknown" { freedSlots[line.customer, default: 0] += 1 }
        guard let trail = world.contact(of: line) else {
            // A rung that waited for its patience has no verdict yet; it may only be taken back.
            if word != "recalled", word != "expired" {
                findings.report(
                    .wrongOutcome,
                    [line.number],
                    "'\(word)' of a contact that was never decided"
                )
            }
            return
        }
        checkSameness(line, trail.first, &findings)
        if let first = trail.outcome {
            findings.report(
                .outcomeTwice,
                [first.number, line.number],
                "contact '\(line.contact ?? "")' ends as '\(first.reason ?? "")' and as '\(word)'"
            )
        }
        let allowed: Set<String>
        switch trail.decision?.verdict {
        case .send: allowed = ["sent", "failed", "unknown", "recalled", "expired"]
        case .suppress, .next: allowed = ["suppressed"]
        case .recall: allowed = trail.send == nil ? ["recalled"] : ["recalled", "sent"]
        case .expire: allowed = ["expired"]
        case .defer, nil: allowed = ["recalled", "expired"]
        }
        if !allowed.contains(word) {
            let verdict = trail.decision?.verdict?.rawValue ?? "no verdict"
            findings.report(
                .wrongOutcome,
                [trail.decision?.number ?? trail.first.number, line.number],
                "'\(word)' does not follow from '\(verdict)'"
            )
        }
    }

    private func takeFeedback(
        _ line: OutputLine,
        in world: World,
        _ findings: inout Findings
    ) {
        let word = line.reason ?? ""
        if !Words.feedback.contains(word) {
            findings.report(.unknownWord, [line.number], "unknown feedback '\(word)'")
        }
        guard let trail = world.contact(of: line) else {
            findings.report(.feedbackUnsent, [line.number], "feedback of a contact without a send")
            return
        }
        checkSameness(line, trail.first, &findings)
        if trail.send == nil {
            findings.report(
                .feedbackUnsent,
                [trail.first.number, line.number],
                "feedback of contact '\(line.contact ?? "")', which was not sent"
            )
        }
    }
}
