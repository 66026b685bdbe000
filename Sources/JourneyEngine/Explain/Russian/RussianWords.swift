import JourneyCore

/// Explanations in Russian.
///
/// Names of files stay as they are written there, so sentences are built around them and never
/// decline them.
struct RussianWords: ExplanationWords {
    let clock: LocalClock

    var labels: ExplanationLabels {
        ExplanationLabels(
            noJourney: "ни в одном сценарии, ни сейчас, ни раньше",
            rejections: "не вошёл в сценарий:",
            next: "дальше",
            otherwise: "иначе",
            now: "сейчас",
            passes: "прошло",
            fails: "СТОП  ",
            policyChanged: "с тех пор правила изменились"
        )
    }

    var waiting: WaitingWords {
        WaitingWords(
            behindGate:
                "задержано: отправка остановлена (stopped); решат заново, когда её откроют",
            behindOpenedGate: "было задержано остановкой; сейчас решат заново",
            notTaken: "; все правила пропустили, но адаптер не взял его вовремя",
            hadWaited: "; до того ждало: "
        )
    }

    func heading(_ customer: String, zone: String) -> String {
        "\(customer): время по часам зоны \(zone)"
    }

    func passage(_ enrollment: Enrollment) -> String {
        var text = "сценарий «\(enrollment.journey)»"
        if !enrollment.key.isEmpty { text += " для \(enrollment.key)" }
        text += ": начат \(time(enrollment.enteredAt)) событием «\(enrollment.entry.name)»"
        switch enrollment.holdout {
        case .none: break
        case .global: text += ", клиент в общей контрольной группе"
        case .journey: text += ", клиент в контрольной группе сценария"
        }
        text += "; " + standing(enrollment)
        switch enrollment.goal {
        case .none: break
        case .open: text += "; цель пока не достигнута"
        case .reached(let at): text += "; цель достигнута \(time(at))"
        case .missed: text += "; цель не достигнута"
        }
        return text
    }

    private func standing(_ enrollment: Enrollment) -> String {
        switch enrollment.state {
        case .waiting(let until): "ждёт до \(time(until)) на шаге «\(enrollment.step)»"
        case .awaiting(_, let until):
            "ждёт события до \(time(until)) на шаге «\(enrollment.step)»"
        case .quieting(let until, _):
            "ждёт затишья до \(time(until)) на шаге «\(enrollment.step)»"
        case .speaking(let progress):
            "говорит на шаге «\(enrollment.step)», самое позднее до \(time(progress.due))"
        case .ended(let reason, let at):
            "окончен \(time(at)): \(clause(reason)) (\(reason.word))"
        }
    }

    func contact(_ contact: Contact, by rule: Rule?, _ fact: DecidingFact) -> String {
        let name = name(contact.channel, contact.rendition, contact.message, contact.about)
        return "\(name): \(state(of: contact, rule, fact))\(withdrawal(of: contact))"
    }

    func name(
        _ channel: Channel,
        _ rendition: String,
        _ message: String,
        _ about: String
    ) -> String {
        var name = "\(channel.word), «\(message)»"
        if !rendition.isEmpty { name += " (\(rendition))" }
        if !about.isEmpty { name += " по \(about)" }
        return name
    }

    private func state(of contact: Contact, _ rule: Rule?, _ fact: DecidingFact) -> String {
        switch contact.state {
        case .planned(_, .patience):
            "запланировано: очередь наступит, когда выйдет время, данное предыдущему каналу"
        case .planned(let until, let reason): planned(contact, until, reason, rule, fact)
        case .queued(let from):
            contact.attempt == 0
                ? "в очереди с \(time(from)): все правила пропустили"
                : "снова в очереди с \(time(from)), после \(attempts(contact.attempt))"
        case .leased: "у адаптера; перед самой отправкой все правила спросят ещё раз"
        case .begun: "отправка начата \(time(contact.begunAt)); адаптер ещё не отчитался"
        case .unknown:
            "исход неизвестен: отправка начата \(time(contact.begunAt)), но адаптер так и не "
                + "сообщил, чем она кончилась"
        case .sent: "отправлено \(time(contact.sentAt)); ответа пока нет"
        case .delivered: "отправлено \(time(contact.sentAt)) и доставлено"
        case .seen: "отправлено \(time(contact.sentAt)), \(seen(contact))"
        case .clicked:
            "отправлено \(time(contact.sentAt)), переход по ссылке \(time(contact.clickedAt))"
        case .suppressed(let reason):
            "не отправлено, решено \(time(contact.verdict.decidedAt)): "
                + because(reason, contact, rule, fact)
        case .recalled(let reason):
            "не отправлено, отозвано: " + because(reason, contact, rule, fact)
        case .expired:
            "не отправлено: срок вышел \(time(contact.expiresAt)) (expired)"
                + waited(contact, rule, fact)
        case .failed(let reason):
            "отправить не удалось: " + because(reason, contact, rule, fact)
        }
    }

    private func seen(_ contact: Contact) -> String {
        guard let seenAt = contact.seenAt else {
            return "открыто; в этом канале увиденным считается только переход по ссылке"
        }
        return "увидено \(time(seenAt))"
    }

    func waits(until: Timestamp, since: Timestamp, _ why: String) -> String {
        "ждёт до \(time(until)), решено \(time(since)): \(why)"
    }

    func seenElsewhere(by other: Contact) -> String {
        "это предложение уже увидено в канале \(other.channel.word) "
            + "\(time(other.seenAt)), в другом его не повторяют (\(Reason.seenElsewhere.word))"
    }

    func by(_ rule: Rule) -> String { ", правило \(rule.rawValue) «\(name(rule))»" }

    private func withdrawal(of contact: Contact) -> String {
        guard let withdrawal = contact.withdrawal else { return "" }
        let why = clause(withdrawal.reason)
        return switch withdrawal.state {
        case .due(let end): "; показ до \(time(end)), затем его снимут"
        case .queued(let from): "; показ снимают (\(why)): в очереди с \(time(from))"
        case .leased: "; показ снимают (\(why)): задание у адаптера"
        case .begun: "; показ снимают (\(why)): начато, адаптер ещё не отчитался"
        case .done: "; показ снят (\(why))"
        case .failed: "; снять показ (\(why)) не удалось: смотрите неудачные задания"
        }
    }

    func untried(_ rung: Rung, message: String, about: String, _ cause: UntriedCause) -> String {
        let name = name(rung.channel, rung.rendition, message, about)
        switch cause {
        case .itsTurnComes:
            return "\(name): очередь наступит, если в предыдущих каналах вовремя не увидят"
        case .seen(let other):
            return "\(name): до него не дошло: предложение увидено в канале "
                + "\(other.channel.word) \(time(other.seenAt)), в другом его не повторяют "
                + "(\(Reason.seenElsewhere.word))"
        case .left(let reason, let at):
            return "\(name): до него не дошло: сценарий окончен \(time(at)), "
                + "\(clause(reason)) (\(reason.word))"
        case .ladderOver: return "\(name): до него не дошло: лестница каналов кончилась раньше"
        }
    }
}
