/// What a check may look at: the rules, the facts, and what the lines before the present one said.
struct World: Sendable {
    let rules: RuleBook
    let facts: FactsBook
    /// How far the simulation ran, as far as that is known.
    var end: Moment
    private(set) var enrollments: [String: EnrollmentTrail] = [:]
    private(set) var contacts: [String: ContactTrail] = [:]
    /// Ids in the order in which they first appear.
    private(set) var enrollmentOrder: [String] = []
    private(set) var contactOrder: [String] = []

    init(rules: RuleBook, facts: FactsBook, end: Moment) {
        self.rules = rules
        self.facts = facts
        self.end = end
    }

    func enrollment(of line: OutputLine) -> EnrollmentTrail? {
        line.enrollment.flatMap { enrollments[$0] }
    }

    func contact(of line: OutputLine) -> ContactTrail? {
        line.contact.flatMap { contacts[$0] }
    }

    func message(of line: OutputLine) -> MessageRule? {
        line.message.flatMap { rules.messages[$0] }
    }

    /// Which offer a contact's line speaks about; `nil` where it names no message.
    func offer(of line: OutputLine) -> OfferKey? {
        guard let offer = line.offer ?? message(of: line)?.offer ?? line.message else { return nil }
        return OfferKey(
            person: facts.people.current(line.customer),
            offer: offer,
            about: line.about ?? ""
        )
    }

    /// Milliseconds for which a spoken offer is closed; `nil` means for ever.
    func cooldown(of line: OutputLine, offer: OfferKey) -> Int64? {
        message(of: line)?.isMarketing == false ? nil : rules.cooldown(of: offer.offer)
    }

    /// Every zone by which that customer's hours may have been reckoned.
    func clocks(of customer: String, at moment: Moment) -> [ZoneClock] {
        var clocks: [ZoneClock] = []
        for facts in facts.facts(of: customer, at: moment) {
            for clock in facts.clocks where !clocks.contains(clock) { clocks.append(clock) }
            if facts.clocks.isEmpty || facts.lastZoneIsInvalid, !clocks.contains(rules.clock) {
                clocks.append(rules.clock)
            }
            let isPolicys = Places.leaveZoneToPolicy(
                country: facts.country,
                phone: facts.addresses["sms"]
            )
            if facts.clocks.isEmpty, !isPolicys {
                for clock in Places.everyClock where !clocks.contains(clock) {
                    clocks.append(clock)
                }
            }
        }
        return clocks
    }

    /// Takes a line after the checks have seen it.
    mutating func note(_ line: OutputLine) {
        noteEnrollment(line)
        guard let contact = line.contact else { return }
        if contacts[contact] == nil {
            contactOrder.append(contact)
            contacts[contact] = ContactTrail(first: line)
        }
        switch line.kind {
        case .contact:
            contacts[contact]?.decision = line
            if line.verdict == .send { contacts[contact]?.send = line }
        case .outcome:
            contacts[contact]?.outcome = line
        case .withdraw:
            if contacts[contact]?.withdrawn == nil { contacts[contact]?.withdrawn = line }
        case .enrolled, .step, .exited, .goal, .feedback:
            break
        }
    }

    private mutating func noteEnrollment(_ line: OutputLine) {
        guard let id = line.enrollment else { return }
        if enrollments[id] == nil {
            enrollmentOrder.append(id)
            enrollments[id] = EnrollmentTrail(
                customer: line.customer,
                journey: line.journey,
                firstLine: line.number
            )
        }
        switch line.kind {
        case .enrolled:
            enrollments[id]?.enrolled = line.number
        case .exited:
            guard enrollments[id]?.exited == nil else { return }
            enrollments[id]?.exited = (line.number, line.at, line.reason)
        case .goal:
            guard enrollments[id]?.goal == nil else { return }
            enrollments[id]?.goal = (line.number, line.at)
        case .step:
            guard let step = line.step else { return }
            let count = enrollments[id]?.arrivals[step]?.count ?? 0
            enrollments[id]?.moves += 1
            enrollments[id]?.arrivals[step] = EnrollmentTrail.Arrival(
                line: line.number,
                at: line.at,
                count: count + 1
            )
        case .contact, .outcome, .feedback, .withdraw:
            break
        }
    }
}
