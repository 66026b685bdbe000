package import JourneyCore

/// Composes explanations: pure, from a customer as it is stored and the rules as they are.
package struct Explainer {
    let arbiter: Arbiter
    let language: ExplanationLanguage
    let now: Timestamp
    /// Those that wait for an operator.
    let heldChannels: [Channel]

    /// `addresses` tells which mailboxes others hold; `now` is the moment that the rules are asked
    /// about, and `learned` the snapshot that is in force then.
    package init(
        decider: Decider,
        gates: Gates,
        addresses: any AddressBook,
        heldChannels: [Channel],
        language: ExplanationLanguage,
        at now: Timestamp,
        learned: ResponseSnapshot? = nil
    ) {
        arbiter = Arbiter(
            programme: decider.programme,
            calendar: decider.calendar,
            gates: gates,
            addresses: addresses,
            learned: learned
        )
        self.language = language
        self.heldChannels = heldChannels
        self.now = now
    }

    var programme: Programme { arbiter.programme }

    /// Narrowed to a message or a journey where these are given.
    package func explain(
        _ customer: Customer,
        rejections: [Rejection],
        message: String? = nil,
        journey: String? = nil
    ) -> Explanation {
        let zone = arbiter.zone(of: customer)
        let words = language.words(LocalClock(zone: zone, calendar: arbiter.calendar))
        let passages = customer.enrollments
            .filter { journey == nil || $0.journey == journey }
            .sorted { ($0.enteredAt, $0.id) < ($1.enteredAt, $1.id) }
            .map { passage($0, of: customer, message: message, words) }
            .filter { message == nil || !$0.contacts.isEmpty || !$0.untried.isEmpty }
        let rejected =
            rejections
            .filter { journey == nil || $0.journey == journey }
            .filter { message == nil || sends(message, in: $0.journey) }
            .sorted { ($0.at, $0.journey, $0.step) < ($1.at, $1.journey, $1.step) }
            .map {
                Explanation.RejectionStory(rejection: $0, text: words.rejection($0, source(of: $0)))
            }
        return Explanation(
            customer: customer,
            at: now,
            zone: zone,
            zoneSource: arbiter.zoneSource(of: customer),
            language: language,
            labels: words.labels,
            heading: words.heading(customer.id, zone: zone),
            passages: passages,
            rejections: rejected,
            next: absences(of: customer, message: message, journey: journey)
                .map { .init($0, words) }
        )
    }

    /// The expression that kept somebody out, as the files have it today.
    private func source(of rejection: Rejection) -> String? {
        guard let entry = programme.journey(rejection.journey)?.entry else { return nil }
        switch rejection.reason {
        case .condition, .conditionUnknown: return entry.when?.source
        case .keyUnknown: return entry.key?.source
        case .late, .repeated, .once, .inside, .tooSoon, .tooMany, .spoken, .messageMissing,
            .outOfTime:
            return nil
        }
    }

    private func sends(_ message: String?, in journey: String) -> Bool {
        let instructions = programme.journey(journey)?.program.instructions ?? []
        return instructions.contains {
            if case .send(let step) = $0 { return step.message == message }
            return false
        }
    }

    private func passage(
        _ enrollment: Enrollment,
        of customer: Customer,
        message: String?,
        _ words: any ExplanationWords
    ) -> Explanation.Passage {
        let contacts = customer.contacts
            .filter { $0.enrollment == enrollment.id }
            .filter { message == nil || $0.message == message }
            .sorted { ($0.createdAt, $0.rung, $0.id) < ($1.createdAt, $1.rung, $1.id) }
        return Explanation.Passage(
            enrollment: enrollment,
            text: words.passage(enrollment),
            contacts: contacts.map { story(of: $0, enrollment, customer, words) },
            untried: untriedRungs(of: enrollment, customer, contacts, words),
            next: next(of: enrollment, customer).map { .init($0, words) }
        )
    }

    private func story(
        of contact: Contact,
        _ enrollment: Enrollment,
        _ customer: Customer,
        _ words: any ExplanationWords
    ) -> Explanation.ContactStory {
        let fact = fact(about: contact, enrollment, customer)
        let supposed = arbiter.suppositions(about: contact, of: enrollment, customer)
        let findings = findings(about: contact, enrollment, customer)
        let isOver = contact.isOverUnsent
        return Explanation.ContactStory(
            contact: contact,
            rule: arbiter.rule(behind: contact),
            fact: fact,
            text: words.contact(contact, by: arbiter.rule(behind: contact), fact),
            otherwise: supposed.map {
                Explanation.SupposedStory(
                    supposed: $0,
                    text: words.supposed($0, about: contact, fact)
                )
            },
            isPolicyChanged: contact.verdict.policyVersion != programme.policy.version,
            rules: findings.map { rule, finding in
                Explanation.RuleStory(
                    rule: rule,
                    passes: finding == .pass,
                    text: words.finding(rule, finding)
                )
            },
            now: isOver ? words.now(findings.filter { $0.finding != .pass }) : nil,
            next: next(of: contact, enrollment).map { .init($0, words) }
        )
    }

    /// What every rule says as of ``now``: of what still waits, and of what ended without leaving.
    private func findings(
        about contact: Contact,
        _ enrollment: Enrollment,
        _ customer: Customer
    ) -> [(rule: Rule, finding: Arbiter.Finding)] {
        if contact.isWaiting {
            let candidate = Arbiter.Candidate(
                contact: contact,
                enrollment: enrollment,
                customer: customer,
                now: now
            )
            return arbiter.foresight(candidate)
        }
        guard contact.isOverUnsent else { return [] }
        return arbiter.hindsight(contact, enrollment, customer, at: now)
    }
}

extension Contact {
    /// Whether it has ended and, as far as anybody knows, never left.
    var isOverUnsent: Bool {
        switch state {
        case .suppressed, .recalled, .expired, .failed: !hasLeft && sentAt == nil
        case .planned, .queued, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked:
            false
        }
    }
}
