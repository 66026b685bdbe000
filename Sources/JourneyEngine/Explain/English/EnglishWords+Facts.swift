import JourneyCore

extension EnglishWords {
    /// The value that decided; empty where the reason says it all.
    func fact(_ fact: DecidingFact) -> String {
        switch fact {
        case .none, .seen, .expiry: ""
        case .refused(let at): "refused \(time(at))"
        case .asked(let at): "asked \(time(at))"
        case .addressSuppressed(let until): until.map { "until \(time($0))" } ?? "for good"
        case .holder(let holder): self.holder(holder)
        case .hours(let until), .gathering(let until): "until \(time(until))"
        case .cap(let cap, let holders):
            "\(holders.count) of at most \(cap.atMost) in \(window(cap.window))"
                + (holders.isEmpty ? "" : ": " + holders.map(place).joined(separator: "; "))
        case .formerCap(let limit): "at most \(limit), by a cap that the policy no longer has"
        case .winner(let other, let priorities):
            "\(self.name(other)) of journey '\(other.journey)' has the higher "
                + (priorities.map { "priority, \($0.winner) to \($0.own)" } ?? "score")
        case .money(let cost, let limit, let currency):
            "it costs \(money(cost)) \(currency), at most \(money(limit)) may be spent on it"
        }
    }

    private func holder(_ holder: OfferHolder) -> String {
        let about = holder.about.isEmpty ? "" : " about \(holder.about)"
        let who = holder.journey.map { "journey '\($0)'" } ?? "a journey of before"
        let until =
            switch holder.until {
            case nil: "while its ladder stands"
            case .some(.distantFuture): "for ever"
            case .some(let end): "until \(time(end))"
            }
        return "\(who), step '\(holder.step)', holds '\(holder.offer)'\(about) \(until)"
    }

    private func place(_ contact: Contact) -> String {
        "\(name(contact)) (\(time(contact.countsAt)))"
    }

    private func name(_ contact: Contact) -> String {
        name(contact.channel, contact.rendition, contact.message, contact.about)
    }

    private func window(_ window: Cap.Window) -> String {
        switch window {
        case .rolling(let length): self.length(length)
        case .calendarDays(1): "a calendar day"
        case .calendarDays(let days): "\(days) calendar days"
        }
    }

    func finding(_ rule: Rule, _ finding: Arbiter.Finding) -> String {
        let name = "\(rule.rawValue) \(name(rule))"
        guard case .fail(let verdict, _) = finding else { return name }
        let reason = verdict.reason.map(clause) ?? ""
        if case .plan(let until, _) = verdict, until < .distantFuture {
            return "\(name): \(reason), until \(time(until))"
        }
        return "\(name): \(reason)"
    }

    func now(_ failed: [(rule: Rule, finding: Arbiter.Finding)]) -> String {
        guard !failed.isEmpty else { return "every rule would let it pass" }
        return "it would not be sent either: "
            + failed.map { finding($0.rule, $0.finding) }.joined(separator: "; ")
    }

    func obstacles(_ failed: [(rule: Rule, finding: Arbiter.Finding)]) -> String {
        "it would be passed over: "
            + failed.map { finding($0.rule, $0.finding) }.joined(separator: "; ")
    }

    func supposed(_ supposed: Supposed, about contact: Contact, _ fact: DecidingFact) -> String {
        let condition = condition(supposed.supposition, contact, fact)
        return "\(condition), \(outcome(supposed, contact))"
    }

    private func condition(
        _ supposition: Supposition,
        _ contact: Contact,
        _ fact: DecidingFact
    ) -> String {
        switch supposition {
        case .openGate: "with the gate open"
        case .stillInside: stillInside(contact)
        case .asked(let at): "asked at \(time(at))"
        case .goodAddress:
            "with \(address(contact.channel))"
                + (contact.reason == .addressSuppressed ? " that is not suppressed" : "")
        case .consent: "with consent for topic '\(contact.topic)' on \(contact.channel.word)"
        case .noHoldout: "outside the holdout"
        case .freeOffer: freeOffer(contact, fact)
        case .cap(let limit): "if the cap were \(limit)"
        case .noRivals: "without rivals of a higher score"
        case .cost(let cost): "if it cost at most \(money(cost))\(fact.currencySuffix)"
        }
    }

    private func stillInside(_ contact: Contact) -> String {
        if contact.reason == .goalReached { return "had the goal not been reached" }
        if contact.reason == .restarted { return "had no newer trigger come" }
        return "had the customer stayed in the journey"
    }

    private func freeOffer(_ contact: Contact, _ fact: DecidingFact) -> String {
        switch fact {
        case .holder(let holder):
            let who = holder.journey.map { "journey '\($0)'" } ?? "a journey of before"
            return "had \(who) not spoken about '\(holder.offer)'"
        case .seen(let other): return "had the offer not been seen by \(other.channel.word)"
        case .none, .refused, .asked, .addressSuppressed, .hours, .cap, .formerCap, .winner,
            .gathering, .expiry, .money:
            return contact.reason == .sameAddress
                ? "had no other customer with this address got the offer"
                : "had nobody spoken about '\(contact.offer)' before"
        }
    }

    private func address(_ channel: Channel) -> String {
        switch channel {
        case .email: "an email address"
        case .push: "a push token"
        case .sms: "a phone number"
        case .messenger: "a messenger address"
        case .display, .site, .call: "an address in the channel \(channel.word)"
        }
    }

    private func outcome(_ supposed: Supposed, _ contact: Contact) -> String {
        guard let rule = supposed.rule else {
            if case .asked = supposed.supposition { return "it would have been sent" }
            let isLater = supposed.at > contact.verdict.decidedAt
            return "it would have been sent" + (isLater ? " at \(time(supposed.at))" : "")
        }
        let by = "rule \(rule.rawValue), \(name(rule)),"
        let why = supposed.verdict.reason.map { "\(clause($0)) (\($0.word))" } ?? ""
        switch supposed.verdict {
        case .send: return "it would have been sent"
        case .plan(let until, _) where until < .distantFuture:
            return "\(by) would have made it wait until \(time(until)): \(why)"
        case .plan: return "\(by) would have held it back: \(why)"
        case .nextRung, .suppress, .recall, .expire: return "\(by) would have refused it: \(why)"
        }
    }
}
