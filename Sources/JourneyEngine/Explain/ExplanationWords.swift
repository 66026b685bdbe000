import JourneyCore

/// The sentences of explanations, in English.
struct ExplanationWords {
    let zone: String
    let calendar: any CivilCalendar
    let now: Timestamp

    func passage(_ enrollment: Enrollment) -> String {
        var text = "journey '\(enrollment.journey)'"
        if !enrollment.key.isEmpty { text += " for \(enrollment.key)" }
        text += ": entered \(time(enrollment.enteredAt)) by '\(enrollment.entry.name)'"
        switch enrollment.holdout {
        case .none: break
        case .global: text += ", in the global holdout"
        case .journey: text += ", in the journey's holdout"
        }
        switch enrollment.state {
        case .waiting(let until): text += "; waits until \(time(until)) at '\(enrollment.step)'"
        case .awaiting(_, let until):
            text += "; waits for an event until \(time(until)) at '\(enrollment.step)'"
        case .quieting(let until, _):
            text += "; waits until nothing more happens, till \(time(until))"
            text += " at '\(enrollment.step)'"
        case .speaking(let progress):
            text += "; speaks at '\(enrollment.step)' until \(time(progress.due)) at the latest"
        case .ended(let reason, let at): text += "; left \(time(at)): \(reason.word)"
        }
        if case .reached(let at) = enrollment.goal { text += "; goal reached \(time(at))" }
        return text
    }

    func contact(_ contact: Contact, seenIn: Contact?) -> String {
        var name = "\(contact.channel.word), '\(contact.message)'"
        if !contact.rendition.isEmpty { name += " (\(contact.rendition))" }
        if !contact.about.isEmpty { name += " about \(contact.about)" }
        return "\(name): \(state(of: contact, seenIn: seenIn))\(withdrawal(of: contact))"
    }

    private func state(of contact: Contact, seenIn: Contact?) -> String {
        switch contact.state {
        case .planned(_, .patience):
            "planned: its turn comes when the patience with the channel before it is over"
        case .planned(let until, let reason): planned(until, reason)
        case .queued(let from):
            contact.attempt == 0
                ? "queued since \(time(from)): every rule passed; an adapter takes it next"
                : "queued again from \(time(from)), after \(contact.attempt) attempts"
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
                + because(reason, contact, seenIn)
        case .recalled(let reason): "not sent, recalled: " + because(reason, contact, seenIn)
        case .expired: "not sent: its time was over at \(time(contact.expiresAt))"
        case .failed(let reason): "failed: " + because(reason, contact, seenIn)
        }
    }

    /// In some channels an opening is not yet a reading: there only a click counts.
    private func seen(_ contact: Contact) -> String {
        guard let seenAt = contact.seenAt else {
            return "opened; in this channel only a click counts as seen"
        }
        return "seen \(time(seenAt))"
    }

    private func planned(_ until: Timestamp, _ reason: Reason) -> String {
        guard until != .distantFuture else {
            return "held back: the gate is closed (stopped); decided anew when it opens"
        }
        if reason == .stopped { return "was held back by the gate; decided anew in a moment" }
        return "waits until \(time(until)): \(sentence(reason)); decided anew then"
    }

    private func because(_ reason: Reason, _ contact: Contact, _ seenIn: Contact?) -> String {
        if reason == .seenElsewhere, let seenIn {
            return "the same offer was seen by \(seenIn.channel.word) \(time(seenIn.seenAt)), "
                + "so it is not made in another channel (\(reason.word))"
        }
        var text = "\(sentence(reason)) (\(reason.word))"
        if let rule = contact.verdict.rule, contact.verdict.reason == reason {
            text += ", by rule \(rule.rawValue), \(rule.word)"
            text += value(contact.verdict)
        }
        return text
    }

    private func value(_ verdict: VerdictRecord) -> String {
        if verdict.rule == .value {
            return ": at most \(Amount(tenThousandths: verdict.value).value) may be spent on it"
        }
        guard verdict.value > 0 else { return "" }
        switch verdict.reason {
        case .cap?: return ": at most \(verdict.value)"
        case .duplicateOffer?:
            return ": held until \(time(Timestamp(milliseconds: verdict.value)))"
        case .unconfirmed?: return ": asked \(time(Timestamp(milliseconds: verdict.value)))"
        case .unsubscribed?, .addressSuppressed?, .quietHours?, .channelHours?, .expired?:
            return ": \(time(Timestamp(milliseconds: verdict.value)))"
        default: return ""
        }
    }

    func next(_ contact: Contact) -> String? {
        guard case .planned(let until, _) = contact.state, until != .distantFuture else {
            return nil
        }
        return "all rules are asked again at \(time(until)), unless it is recalled before"
    }

    func rule(_ rule: Rule, _ finding: Arbiter.Finding) -> String {
        let name = "\(rule.rawValue) \(rule.word)"
        guard case .fail(let verdict, _) = finding else { return name }
        let reason = verdict.reason.map(sentence) ?? ""
        if case .plan(let until, _) = verdict, until != .distantFuture {
            return "\(name): \(reason), until \(time(until))"
        }
        return "\(name): \(reason)"
    }

    func untried(
        _ rung: Rung,
        of step: SendStep,
        tried: [Contact],
        enrollment: Enrollment
    ) -> String {
        var name = "\(rung.channel.word), '\(step.message)'"
        if !rung.rendition.isEmpty { name += " (\(rung.rendition))" }
        if let about = tried.first?.about, !about.isEmpty { name += " about \(about)" }
        if let seen = tried.first(where: { $0.seenAt != nil }) {
            return "\(name): never queued: the offer was seen by \(seen.channel.word) "
                + "\(time(seen.seenAt)), so it is not made in another channel "
                + "(\(Reason.seenElsewhere.word))"
        }
        switch enrollment.state {
        case .speaking where enrollment.step == step.id:
            return "\(name): its turn comes if the channels before it are not seen in time"
        case .ended(let reason, let at):
            return "\(name): never queued: the journey was left \(time(at)) (\(reason.word))"
        case .speaking, .waiting, .awaiting, .quieting:
            return "\(name): never queued: the ladder was over before its turn"
        }
    }

    func time(_ instant: Timestamp?) -> String {
        guard let instant else { return "at an unknown time" }
        guard instant < .distantFuture else { return "for ever" }
        let local = calendar.local(instant, in: zone)
        return String(local.description.prefix(16))
    }
}
