import JourneyCore

/// What is said of a contact that waits, waited or was kept back: which of it, all languages decide
/// alike.
extension ExplanationWords {
    func planned(
        _ contact: Contact,
        _ until: Timestamp,
        _ reason: Reason,
        _ rule: Rule?,
        _ fact: DecidingFact
    ) -> String {
        guard until < .distantFuture else { return waiting.behindGate }
        if reason == .stopped { return waiting.behindOpenedGate }
        let why = because(reason, contact, rule, fact.beside(planUntil: until))
        return waits(until: until, since: contact.verdict.decidedAt, why)
    }

    /// Of one that expired: what it waited for; empty where a rung's patience was all.
    func waited(_ contact: Contact, _ rule: Rule?, _ fact: DecidingFact) -> String {
        guard let reason = contact.verdict.reason else { return waiting.notTaken }
        guard reason != .expired, rule != nil else { return "" }
        return waiting.hadWaited + because(reason, contact, rule, fact)
    }

    func because(
        _ reason: Reason,
        _ contact: Contact,
        _ rule: Rule?,
        _ fact: DecidingFact
    ) -> String {
        if reason == .seenElsewhere, case .seen(let other) = fact {
            return seenElsewhere(by: other)
        }
        var text = "\(clause(reason)) (\(reason.word))"
        if let rule, contact.verdict.rule == rule, contact.verdict.reason == reason {
            text += by(rule)
        }
        let value = self.fact(fact)
        return value.isEmpty ? text : "\(text): \(value)"
    }
}

/// The fixed words of ``ExplanationWords/planned(_:_:_:_:_:)`` and its like.
struct WaitingWords {
    var behindGate: String
    var behindOpenedGate: String
    /// Follows a sentence, as does ``hadWaited``, after which comes why.
    var notTaken: String
    var hadWaited: String
}

extension Rung {
    /// Its channel, with the rendition where it has one.
    var words: String { rendition.isEmpty ? channel.word : "\(channel.word) (\(rendition))" }
}

extension DecidingFact {
    /// Behind an amount; empty where it is about none.
    var currencySuffix: String {
        if case .money(_, _, let currency) = self { return " \(currency)" }
        return ""
    }
}
