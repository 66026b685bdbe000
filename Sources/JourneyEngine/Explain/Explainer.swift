package import JourneyCore

/// Composes explanations: pure, from a customer as it is stored and the rules as they are.
package struct Explainer: Sendable {
    let decider: Decider
    let gates: Gates
    let now: Timestamp
    let learned: ResponseSnapshot?

    /// `learned` is the snapshot in force at `now`.
    package init(
        decider: Decider,
        gates: Gates,
        at now: Timestamp,
        learned: ResponseSnapshot? = nil
    ) {
        self.decider = decider
        self.gates = gates
        self.now = now
        self.learned = learned
    }

    /// Narrowed to a message or a journey where these are given.
    package func explain(
        _ customer: Customer,
        message: String? = nil,
        journey: String? = nil
    ) -> Explanation {
        let arbiter = Arbiter(
            programme: decider.programme,
            calendar: decider.calendar,
            gates: gates,
            addresses: EmptyAddressBook(),
            learned: learned
        )
        let words = ExplanationWords(
            zone: arbiter.zone(of: customer),
            calendar: decider.calendar,
            now: now
        )
        let passages = customer.enrollments
            .filter { journey == nil || $0.journey == journey }
            .sorted { ($0.enteredAt, $0.id) < ($1.enteredAt, $1.id) }
            .map {
                passage($0, of: customer, message: message, arbiter: arbiter, words: words)
            }
            .filter { message == nil || !$0.contacts.isEmpty || !$0.untried.isEmpty }
        return Explanation(
            customer: customer,
            at: now,
            zone: words.zone,
            zoneSource: arbiter.zoneSource(of: customer),
            passages: passages
        )
    }

    private func passage(
        _ enrollment: Enrollment,
        of customer: Customer,
        message: String?,
        arbiter: Arbiter,
        words: ExplanationWords
    ) -> Explanation.Passage {
        let contacts = customer.contacts
            .filter { $0.enrollment == enrollment.id }
            .filter { message == nil || $0.message == message }
            .sorted { ($0.createdAt, $0.rung) < ($1.createdAt, $1.rung) }
        let stories = contacts.map { contact in
            story(of: contact, enrollment, customer, arbiter: arbiter, words: words)
        }
        let untried = untriedRungs(of: enrollment, customer, contacts, words: words)
        return Explanation.Passage(
            enrollment: enrollment,
            text: words.passage(enrollment),
            contacts: stories,
            untried: untried
        )
    }

    private func story(
        of contact: Contact,
        _ enrollment: Enrollment,
        _ customer: Customer,
        arbiter: Arbiter,
        words: ExplanationWords
    ) -> Explanation.ContactStory {
        var rules: [Explanation.RuleStory] = []
        var next: String?
        switch contact.state {
        case .planned, .queued, .leased:
            let candidate = Arbiter.Candidate(
                contact: contact,
                enrollment: enrollment,
                customer: customer,
                now: now
            )
            rules = arbiter.findings(candidate).map { rule, finding in
                Explanation.RuleStory(
                    rule: rule,
                    passes: finding == .pass,
                    text: words.rule(rule, finding)
                )
            }
            next = words.next(contact)
        case .begun, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
            .expired, .failed:
            break
        }
        let seenIn = customer.contacts.first {
            $0.offer == contact.offer && $0.about == contact.about && $0.seenAt != nil
        }
        return Explanation.ContactStory(
            contact: contact,
            text: words.contact(contact, seenIn: seenIn),
            rules: rules,
            next: next
        )
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

    /// The rungs after the last that was tried, of each ladder that this passage has stood at.
    private func untriedRungs(
        of enrollment: Enrollment,
        _ customer: Customer,
        _ contacts: [Contact],
        words: ExplanationWords
    ) -> [Explanation.UntriedRung] {
        guard let program = decider.programme.journey(enrollment.journey)?.program else {
            return []
        }
        var untried: [Explanation.UntriedRung] = []
        for case .send(let written) in program.instructions {
            let tried = contacts.filter { $0.step == written.id }
            let step = written.arranged(by: order(of: written, enrollment, tried))
            guard let last = tried.map(\.rung).max(), let any = tried.first else { continue }
            for rung in step.ladder.dropFirst(last + 1) {
                untried.append(
                    Explanation.UntriedRung(
                        message: step.message,
                        about: any.about,
                        channel: rung.channel,
                        rendition: rung.rendition,
                        text: words.untried(
                            rung,
                            of: step,
                            tried: tried,
                            enrollment: enrollment
                        )
                    )
                )
            }
        }
        return untried
    }
}
