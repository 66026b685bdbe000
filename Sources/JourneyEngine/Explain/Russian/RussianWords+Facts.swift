import JourneyCore

extension RussianWords {
    func fact(_ fact: DecidingFact) -> String {
        switch fact {
        case .none, .seen, .expiry: ""
        case .refused(let at): "отказ от \(time(at))"
        case .asked(let at): "просьба от \(time(at))"
        case .addressSuppressed(let until): until.map { "до \(time($0))" } ?? "навсегда"
        case .holder(let holder): self.holder(holder)
        case .hours(let until), .gathering(let until): "до \(time(until))"
        case .cap(let cap, let holders):
            "\(window(cap.window)) уже "
                + plural(Int64(holders.count), "контакт", "контакта", "контактов")
                + " при лимите \(cap.atMost)"
                + (holders.isEmpty ? "" : ": " + holders.map(place).joined(separator: "; "))
        case .formerCap(let limit): "лимит \(limit), которого в правилах больше нет"
        case .winner(let other, let priorities):
            "выше приоритет у контакта \(self.name(other)) из сценария «\(other.journey)»"
                + (priorities.map { ": \($0.winner) против \($0.own)" } ?? "")
        case .money(let cost, let limit, let currency):
            "контакт стоит \(money(cost)) \(currency), а потратить на него можно не больше "
                + money(limit)
        }
    }

    private func holder(_ holder: OfferHolder) -> String {
        let about = holder.about.isEmpty ? "" : " по \(holder.about)"
        let who = holder.journey.map { "сценарий «\($0)»" } ?? "прежний сценарий"
        let until =
            switch holder.until {
            case nil: "пока не пройдёт свою лестницу каналов"
            case .some(.distantFuture): "навсегда"
            case .some(let end): "до \(time(end))"
            }
        return "«\(holder.offer)»\(about) занял \(who), шаг «\(holder.step)», \(until)"
    }

    private func place(_ contact: Contact) -> String {
        "\(name(contact)) (\(time(contact.countsAt)))"
    }

    private func name(_ contact: Contact) -> String {
        name(contact.channel, contact.rendition, contact.message, contact.about)
    }

    private func window(_ window: Cap.Window) -> String {
        switch window {
        case .rolling(let length): "за \(self.length(length))"
        case .calendarDays(let days):
            "за "
                + plural(
                    Int64(days),
                    "календарный день",
                    "календарных дня",
                    "календарных дней"
                )
        }
    }

    func finding(_ rule: Rule, _ finding: Arbiter.Finding) -> String {
        let name = "\(rule.rawValue) \(name(rule))"
        guard case .fail(let verdict, _) = finding else { return name }
        let reason = verdict.reason.map(clause) ?? ""
        if case .plan(let until, _) = verdict, until < .distantFuture {
            return "\(name): \(reason), до \(time(until))"
        }
        return "\(name): \(reason)"
    }

    func now(_ failed: [(rule: Rule, finding: Arbiter.Finding)]) -> String {
        guard !failed.isEmpty else { return "все правила пропустили бы" }
        return "тоже не было бы отправлено: "
            + failed.map { finding($0.rule, $0.finding) }.joined(separator: "; ")
    }

    func obstacles(_ failed: [(rule: Rule, finding: Arbiter.Finding)]) -> String {
        "этот канал пока был бы пропущен: "
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
        case .openGate: "будь отправка открыта"
        case .stillInside: stillInside(contact)
        case .asked(let at): "если бы решали \(time(at))"
        case .goodAddress: "будь у клиента \(address(contact.channel))"
        case .consent:
            "будь согласие на тему «\(contact.topic)» в канале \(contact.channel.word)"
        case .noHoldout: "не будь клиент в контрольной группе"
        case .freeOffer: freeOffer(contact, fact)
        case .cap(let limit): "будь лимит \(limit)"
        case .noRivals: "не будь претендентов с более высоким приоритетом"
        case .cost(let cost): "будь цена контакта не выше \(money(cost))\(fact.currencySuffix)"
        }
    }

    private func stillInside(_ contact: Contact) -> String {
        if contact.reason == .goalReached { return "не будь цель достигнута" }
        if contact.reason == .restarted { return "не случись нового события" }
        return "останься клиент в сценарии"
    }

    private func freeOffer(_ contact: Contact, _ fact: DecidingFact) -> String {
        switch fact {
        case .holder(let holder):
            let who = holder.journey.map { "сценарий «\($0)»" } ?? "прежний сценарий"
            return "если бы «\(holder.offer)» не занял \(who)"
        case .seen(let other):
            return "если бы предложение не увидели в канале \(other.channel.word)"
        case .none, .refused, .asked, .addressSuppressed, .hours, .cap, .formerCap, .winner,
            .gathering, .expiry, .money:
            return contact.reason == .sameAddress
                ? "если бы предложение не ушло другому клиенту с тем же адресом"
                : "если бы о «\(contact.offer)» никто ещё не говорил"
        }
    }

    private func address(_ channel: Channel) -> String {
        switch channel {
        case .email: "рабочий адрес электронной почты"
        case .push: "рабочий push-токен"
        case .sms: "рабочий номер телефона"
        case .messenger: "рабочий адрес в мессенджере"
        case .display, .site, .call: "адрес в канале \(channel.word)"
        }
    }

    private func outcome(_ supposed: Supposed, _ contact: Contact) -> String {
        guard let rule = supposed.rule else {
            if case .asked = supposed.supposition { return "сообщение ушло бы" }
            let isLater = supposed.at > contact.verdict.decidedAt
            return "сообщение ушло бы" + (isLater ? " \(time(supposed.at))" : "")
        }
        let by = "правило \(rule.rawValue) «\(name(rule))»"
        let why = supposed.verdict.reason.map { "\(clause($0)) (\($0.word))" } ?? ""
        switch supposed.verdict {
        case .send: return "сообщение ушло бы"
        case .plan(let until, _) where until < .distantFuture:
            return "\(by) отложило бы его до \(time(until)): \(why)"
        case .plan: return "\(by) задержало бы его: \(why)"
        case .nextRung, .suppress, .recall, .expire: return "\(by) не пропустило бы его: \(why)"
        }
    }
}
