/// Asks the rules again with one fact changed: what would have made a difference?
///
/// Only what is recorded of a decision is certain. What was known beside it is taken from today, but
/// for what is dated later than the decision.
extension Arbiter {
    /// The rule that kept a contact back; `nil` where none did.
    ///
    /// An event recalls without asking the rules: then it is the one that would have said the same.
    package func rule(behind contact: Contact) -> Rule? {
        if case .expired = contact.state, let rule = contact.verdict.rule { return rule }
        guard let reason = contact.reason else { return nil }
        if let rule = contact.verdict.rule, contact.verdict.reason == reason { return rule }
        guard case .recalled = contact.state else { return nil }
        switch reason {
        case .seenElsewhere: return .duplicate
        case .exited, .goalReached, .restarted: return .active
        case .noAddress, .addressSuppressed, .noConsent, .unsubscribed, .unconfirmed,
            .globalHoldout, .journeyHoldout, .stopped, .duplicateOffer, .sameAddress,
            .quietHours, .channelHours, .cap, .lostArbitration, .overBudget, .expired,
            .templateMissing, .templateAbort, .rejectedByProvider, .testOnly, .erased,
            .patience, .rate, .bestTime, .attemptsExhausted, .bounced, .merged, .gathering:
            return nil
        }
    }

    /// Why a contact was kept back: of one that expired while it waited, why it waited.
    package func reason(behind contact: Contact) -> Reason? {
        if case .expired = contact.state, contact.verdict.rule != nil {
            return contact.verdict.reason
        }
        return contact.reason
    }

    /// What would have changed the verdict about a contact; empty where no rule kept it back, or
    /// nothing that is known would have helped.
    package func suppositions(
        about contact: Contact,
        of enrollment: Enrollment,
        _ customer: Customer
    ) -> [Supposed] {
        guard let rule = rule(behind: contact) else { return [] }
        let candidate = before(contact, enrollment, customer)
        return changes(against: rule, candidate).compactMap { supposition in
            let (arbiter, changed) = suppose(supposition, candidate)
            let (verdict, next) = arbiter.verdict(from: rule, changed)
            // It would not have helped: today's facts are others, or the files are.
            guard next != rule else { return nil }
            return Supposed(
                supposition: supposition,
                at: changed.now,
                verdict: verdict,
                rule: next
            )
        }
    }

    /// What each rule says of a contact as if it wanted to speak now, the mailbox's other owners
    /// included, whom only a begin asks about.
    package func foresight(_ candidate: Candidate) -> [(rule: Rule, finding: Finding)] {
        Rule.allCases.map { ($0, foresee($0, candidate)) }
    }

    /// What every rule says now of one that has ended, as if it were planned anew.
    package func hindsight(
        _ contact: Contact,
        _ enrollment: Enrollment,
        _ customer: Customer,
        at now: Timestamp
    ) -> [(rule: Rule, finding: Finding)] {
        var contact = contact
        contact.state = .planned(until: now, .bestTime)
        return foresight(
            Candidate(contact: contact, enrollment: enrollment, customer: customer, now: now)
        )
    }

    private func foresee(_ rule: Rule, _ candidate: Candidate) -> Finding {
        guard rule == .duplicate else { return ask(rule, about: candidate) }
        var contact = candidate.contact
        contact.state = .leased
        return ask(
            rule,
            about: Candidate(
                contact: contact,
                enrollment: candidate.enrollment,
                customer: candidate.customer,
                now: candidate.now
            )
        )
    }

    /// Of the rules from one on; and of the expiry, which another moment may bring.
    private func verdict(from rule: Rule, _ candidate: Candidate) -> (Verdict, Rule?) {
        for later in Rule.allCases where later.rawValue >= rule.rawValue || later == .expiry {
            guard case .fail(let verdict, _) = foresee(later, candidate) else { continue }
            return (verdict, later)
        }
        return (.send, nil)
    }

    // MARK: What may be changed

    private func changes(against rule: Rule, _ candidate: Candidate) -> [Supposition] {
        let (contact, record) = (candidate.contact, candidate.contact.verdict)
        switch rule {
        case .gate: return [.openGate]
        case .active: return [.stillInside]
        case .expiry: return [.asked(at: contact.expiresAt - .minutes(1))]
        case .reachable:
            guard record.reason == .addressSuppressed, record.value > 0 else {
                return [.goodAddress]
            }
            return [.goodAddress, .asked(at: Timestamp(milliseconds: record.value))]
        case .consent: return [.consent]
        case .holdout: return [.noHoldout]
        case .duplicate: return [.freeOffer]
        case .hours:
            guard record.value > 0 else { return [] }
            return [.asked(at: Timestamp(milliseconds: record.value))]
        case .caps:
            guard let (cap, holders) = cap(behind: candidate) else { return [] }
            let raised = Supposition.cap(atMost: max(cap.atMost, holders.count) + 1)
            let free = firstFree(of: cap, among: holders.compactMap(\.countsAt), for: candidate)
            return [raised] + (free.map { [.asked(at: $0)] } ?? [])
        case .arbitration:
            guard record.reason == .gathering else { return [.noRivals] }
            return [.asked(at: Timestamp(milliseconds: record.value))]
        case .value: return [.cost(Amount(tenThousandths: record.value))]
        }
    }

    private func suppose(
        _ supposition: Supposition,
        _ candidate: Candidate
    ) -> (Arbiter, Candidate) {
        var (contact, enrollment) = (candidate.contact, candidate.enrollment)
        var (customer, now) = (candidate.customer, candidate.now)
        var arbiter = self
        switch supposition {
        case .openGate: arbiter = with(gates: Gates())
        // A candidate of before a verdict stands at its send.
        case .stillInside: break
        case .asked(let instant): now = instant
        case .goodAddress:
            customer.profile.addresses.removeAll { $0.channel == contact.channel }
            customer.profile.addresses.append(Address(channel: contact.channel, text: ""))
        case .consent:
            customer.profile.consents = [
                Consent(topic: contact.topic, isGranted: true, at: candidate.now)
            ]
        case .noHoldout: enrollment.holdout = .none
        case .freeOffer:
            customer.giveFree(contact)
            arbiter = with(addresses: EmptyAddressBook())
        case .cap(let limit): arbiter = with(cap: cap(behind: candidate)?.cap, atMost: limit)
        case .noRivals: customer.withoutPlans(but: contact)
        case .cost(let cost): contact.cost = cost
        }
        return (
            arbiter,
            Candidate(contact: contact, enrollment: enrollment, customer: customer, now: now)
        )
    }

    private func with(
        gates: Gates? = nil,
        addresses: (any AddressBook)? = nil,
        policy: Policy? = nil
    ) -> Arbiter {
        Arbiter(
            programme: policy.map {
                Programme(
                    policy: $0,
                    journeys: programme.journeys,
                    messages: programme.messages.values.sorted { $0.name < $1.name }
                )
            } ?? programme,
            calendar: calendar,
            gates: gates ?? self.gates,
            addresses: addresses ?? self.addresses,
            learned: learned
        )
    }

    private func with(cap: Cap?, atMost limit: Int) -> Arbiter {
        guard let index = policy.caps.firstIndex(where: { $0 == cap }) else { return self }
        var policy = policy
        policy.caps[index].atMost = limit
        return with(policy: policy)
    }
}

extension Customer {
    /// As if nobody else had ever spoken about the offer of a contact.
    fileprivate mutating func giveFree(_ contact: Contact) {
        locks.removeAll { $0.offer == contact.offer && $0.about == contact.about }
        for index in contacts.indices
        where contacts[index].offer == contact.offer && contacts[index].about == contact.about {
            contacts[index].seenAt = nil
            if contacts[index].isAlive { contacts[index].state = .sent }
        }
    }

    /// As if no other contact were planned.
    fileprivate mutating func withoutPlans(but contact: Contact) {
        for index in contacts.indices
        where contacts[index].id != contact.id && contacts[index].isPlanned {
            contacts[index].state = .recalled(.exited)
        }
    }
}
