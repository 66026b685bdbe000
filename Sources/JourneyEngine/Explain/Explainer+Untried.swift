import JourneyCore

extension Explainer {
    /// The rungs after the last that was tried, of each ladder that this passage has stood at.
    func untriedRungs(
        of enrollment: Enrollment,
        _ customer: Customer,
        _ contacts: [Contact],
        _ words: any ExplanationWords
    ) -> [Explanation.UntriedRung] {
        let instructions = programme.journey(enrollment.journey)?.program.instructions ?? []
        var untried: [Explanation.UntriedRung] = []
        for case .send(let written) in instructions {
            let tried = contacts.filter { $0.step == written.id }
            let step = written.arranged(by: order(of: written, enrollment, tried))
            guard let last = tried.map(\.rung).max(), let any = tried.first,
                last + 1 < step.ladder.count
            else { continue }
            let cause = cause(of: step, tried, enrollment)
            for place in (last + 1)..<step.ladder.count {
                let rung = step.ladder[place]
                let failed = obstacles(to: place, of: step, any.about, enrollment, customer, cause)
                untried.append(
                    Explanation.UntriedRung(
                        message: step.message,
                        about: any.about,
                        channel: rung.channel,
                        rendition: rung.rendition,
                        text: words.untried(
                            rung,
                            message: step.message,
                            about: any.about,
                            cause
                        ),
                        now: failed.isEmpty ? nil : words.obstacles(failed)
                    )
                )
            }
        }
        return untried
    }

    private func cause(
        of step: SendStep,
        _ tried: [Contact],
        _ enrollment: Enrollment
    ) -> UntriedCause {
        if let seen = tried.first(where: { $0.seenAt != nil }) { return .seen(seen) }
        switch enrollment.state {
        case .speaking where enrollment.step == step.id: return .itsTurnComes
        case .ended(let reason, let at): return .left(reason, at: at)
        case .speaking, .waiting, .awaiting, .quieting: return .ladderOver
        }
    }

    /// What speaks already now against a rung whose turn may come, whatever the hour of that is.
    private func obstacles(
        to place: Int,
        of step: SendStep,
        _ about: String,
        _ enrollment: Enrollment,
        _ customer: Customer,
        _ cause: UntriedCause
    ) -> [(rule: Rule, finding: Arbiter.Finding)] {
        guard case .itsTurnComes = cause, case .speaking(let progress) = enrollment.state,
            let message = programme.messages[step.message]
        else { return [] }
        let contact = Contact(
            of: enrollment,
            step: step,
            rung: place,
            message: message,
            about: about,
            number: 0,
            cost: programme.policy.channels[step.ladder[place].channel]?.cost ?? .zero,
            expiresAt: progress.expiresAt,
            state: .planned(until: now, .bestTime),
            verdict: VerdictRecord(
                rule: nil,
                reason: nil,
                policyVersion: programme.policy.version,
                decidedAt: now
            )
        )
        let candidate = Arbiter.Candidate(
            contact: contact,
            enrollment: enrollment,
            customer: customer,
            now: now
        )
        return [Rule.reachable, .consent, .holdout].compactMap { rule in
            let finding = arbiter.ask(rule, about: candidate)
            return finding == .pass ? nil : (rule, finding)
        }
    }

    /// The order of a ladder that orders itself; once it is over, that in which it was tried.
    private func order(
        of step: SendStep,
        _ enrollment: Enrollment,
        _ tried: [Contact]
    ) -> LadderOrder? {
        if case .speaking(let progress) = enrollment.state, enrollment.step == step.id {
            return progress.order
        }
        return LadderOrder(tried.sorted { $0.rung < $1.rung }.map(\.channel))
    }
}
