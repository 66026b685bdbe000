import JourneyCore

/// Explanations in English.
struct EnglishWords: ExplanationWords {
    let clock: LocalClock

    var labels: ExplanationLabels {
        ExplanationLabels(
            noJourney: "in no journey, now or before",
            rejections: "not let in:",
            next: "next",
            otherwise: "otherwise",
            now: "now",
            passes: "pass",
            fails: "FAIL",
            policyChanged: "the policy has changed since"
        )
    }

    var waiting: WaitingWords {
        WaitingWords(
            behindGate: "held back: the gate is closed (stopped); decided anew when it opens",
            behindOpenedGate: "was held back by the gate; decided anew in a moment",
            notTaken: "; every rule had passed, but no adapter took it in time",
            hadWaited: "; it had waited: "
        )
    }

    func heading(_ customer: String, zone: String) -> String {
        "\(customer): times in \(zone)"
    }

    func passage(_ enrollment: Enrollment) -> String {
        var text = "journey '\(enrollment.journey)'"
        if !enrollment.key.isEmpty { text += " for \(enrollment.key)" }
        text += ": entered \(time(enrollment.enteredAt)) by '\(enrollment.entry.name)'"
        switch enrollment.holdout {
        case .none: break
        case .global: text += ", in the global holdout"
        case .journey: text += ", in the journey's holdout"
        }
        text += "; " + standing(enrollment)
        switch enrollment.goal {
        case .none: break
        case .open: text += "; goal not reached yet"
        case .reached(let at): text += "; goal reached \(time(at))"
        case .missed: text += "; goal missed"
        }
        return text
    }

    private func standing(_ enrollment: Enrollment) -> String {
        switch enrollment.state {
        case .waiting(let until): "waits until \(time(until)) at '\(enrollment.step)'"
        case .awaiting(_, let until):
            "waits for an event until \(time(until)) at '\(enrollment.step)'"
        case .quieting(let until, _):
            "waits until nothing more happens, till \(time(until)) at '\(enrollment.step)'"
        case .speaking(let progress):
            "speaks at '\(enrollment.step)' until \(time(progress.due)) at the latest"
        case .ended(let reason, let at): "left \(time(at)): \(clause(reason)) (\(reason.word))"
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
        var name = "\(channel.word), '\(message)'"
        if !rendition.isEmpty { name += " (\(rendition))" }
        if !about.isEmpty { name += " about \(about)" }
        return name
    }

    private func state(of contact: Contact, _ rule: Rule?, _ fact: DecidingFact) -> String {
        switch contact.state {
        case .planned(_, .patience):
            "planned: its turn comes when the patience with the channel before it is over"
        case .planned(let until, let reason): planned(contact, until, reason, rule, fact)
        case .queued(let from):
            contact.attempt == 0
                ? "queued since \(time(from)): every rule passed"
                : "queued again from \(time(from)), after \(attempts(contact.attempt))"
        case .leased: "leased by an adapter; every rule is asked again when it begins"
        case .begun: "begun \(time(contact.begunAt)); the adapter has not reported yet"
        case .unknown:
            "unknown: begun \(time(contact.begunAt)), but the adapter never said how it ended"
        case .sent: "sent \(time(contact.sentAt)); nothing came back yet"
        case .delivered: "sent \(time(contact.sentAt)) and delivered"
        case .seen: "sent \(time(contact.sentAt)), \(seen(contact))"
        case .clicked: "sent \(time(contact.sentAt)), clicked \(time(contact.clickedAt))"
        case .suppressed(let reason):
            "not sent, decided \(time(contact.verdict.decidedAt)): "
                + because(reason, contact, rule, fact)
        case .recalled(let reason): "not sent, recalled: " + because(reason, contact, rule, fact)
        case .expired:
            "not sent: its time was over at \(time(contact.expiresAt)) (expired)"
                + waited(contact, rule, fact)
        case .failed(let reason): "failed: " + because(reason, contact, rule, fact)
        }
    }

    /// In some channels an opening is not yet a reading: there only a click counts.
    private func seen(_ contact: Contact) -> String {
        guard let seenAt = contact.seenAt else {
            return "opened; in this channel only a click counts as seen"
        }
        return "seen \(time(seenAt))"
    }

    func waits(until: Timestamp, since: Timestamp, _ why: String) -> String {
        "waits until \(time(until)), decided \(time(since)): \(why)"
    }

    func seenElsewhere(by other: Contact) -> String {
        "the same offer was seen by \(other.channel.word) \(time(other.seenAt)), "
            + "so it is not made in another channel (\(Reason.seenElsewhere.word))"
    }

    func by(_ rule: Rule) -> String { ", by rule \(rule.rawValue), \(name(rule))" }

    /// What becomes of a display after it was sent; empty where nothing does.
    private func withdrawal(of contact: Contact) -> String {
        guard let withdrawal = contact.withdrawal else { return "" }
        let why = clause(withdrawal.reason)
        return switch withdrawal.state {
        case .due(let end): "; it may stay until \(time(end)), then it is withdrawn"
        case .queued(let from): "; to be withdrawn because \(why): queued from \(time(from))"
        case .leased: "; to be withdrawn because \(why): leased by an adapter"
        case .begun: "; to be withdrawn because \(why): begun, the adapter has not reported yet"
        case .done: "; withdrawn because \(why)"
        case .failed: "; its withdrawal, because \(why), failed: see the dead letters"
        }
    }

    func untried(_ rung: Rung, message: String, about: String, _ cause: UntriedCause) -> String {
        let name = name(rung.channel, rung.rendition, message, about)
        switch cause {
        case .itsTurnComes:
            return "\(name): its turn comes if the channels before it are not seen in time"
        case .seen(let other):
            return "\(name): never queued: the offer was seen by \(other.channel.word) "
                + "\(time(other.seenAt)), so it is not made in another channel "
                + "(\(Reason.seenElsewhere.word))"
        case .left(let reason, let at):
            return "\(name): never queued: the journey was left \(time(at)), "
                + "\(clause(reason)) (\(reason.word))"
        case .ladderOver: return "\(name): never queued: the ladder was over before its turn"
        }
    }

    // MARK: Small words

    func time(_ instant: Timestamp?) -> String {
        guard let instant else { return "at an unknown time" }
        guard instant < .distantFuture else { return "for ever" }
        return String(clock.local(instant).description.prefix(16))
    }

    func attempts(_ count: Int) -> String { count == 1 ? "1 attempt" : "\(count) attempts" }

    func length(_ length: Milliseconds) -> String { CountedUnits(length).description }

    func money(_ amount: Amount) -> String { "\(amount.value)" }
}
