package import JourneyCore
import JourneyStore

extension Explanation {
    /// As programs read it: codes in every language the same, each with its sentence.
    package var json: Value {
        .map(
            ValueMap([
                "customer": .string(customer.id),
                "at": .string(at.rfc3339),
                "language": .string(language.rawValue),
                "time_zone": .string(zone),
                "time_zone_from": .string(zoneSource.rawValue),
                "journeys": .list(passages.map { $0.json(customer: customer.number) }),
                "rejections": .list(rejections.map(\.json)),
                "next_steps": .list(next.map(\.json)),
            ])
        )
    }
}

extension Explanation.Passage {
    fileprivate func json(customer: Int64) -> Value {
        var map = ValueMap([
            "journey": .string(enrollment.journey),
            "enrollment": .string(enrollment.id.description),
            "key": .string(enrollment.key),
            "text": .string(text),
        ])
        if enrollment.isActive { map["step"] = .string(enrollment.step) }
        if case .ended(let reason, let at) = enrollment.state {
            map["ended"] = .string(reason.word)
            map["ended_at"] = .string(at.rfc3339)
        }
        map["decisions"] = .list(contacts.map { $0.json(customer: customer) })
        map["untried"] = .list(untried.map(\.json))
        map["next_steps"] = .list(next.map(\.json))
        return .map(map)
    }
}

extension Explanation.ContactStory {
    fileprivate func json(customer: Int64) -> Value {
        let handle = ContactHandle(customer: customer, contact: contact.id)
        var map = ValueMap([
            "contact": .string(handle.description),
            "step": .string(contact.step),
            "message": .string(contact.message),
            "about": .string(contact.about),
            "channel": .string(contact.channel.word),
            "rendition": .string(contact.rendition),
            "state": .string(contact.stateWord),
        ])
        if let reason = contact.reason { map["reason"] = .string(reason.word) }
        if let rule {
            map["rule"] = .string(rule.word)
            map["rule_number"] = .int(Int64(rule.rawValue))
        }
        if let rule = contact.verdict.rule, rule == self.rule {
            map["value"] = .int(contact.verdict.value)
        }
        if let because = fact.json(customer: customer) { map["because"] = because }
        map["decided_at"] = .string(contact.verdict.decidedAt.rfc3339)
        map["policy_changed"] = .bool(isPolicyChanged)
        map["text"] = .string(text)
        map["otherwise"] = .list(otherwise.map(\.json))
        if let now { map["now"] = .string(now) }
        if !next.isEmpty {
            map["next"] = .string(next.map(\.text).joined(separator: "; "))
            map["next_steps"] = .list(next.map(\.json))
        }
        if !rules.isEmpty { map["rules_now"] = .list(rules.map(\.json)) }
        return .map(map)
    }
}

extension Explanation.SupposedStory {
    fileprivate var json: Value {
        var map = ValueMap(["if": .string(supposed.supposition.word)])
        switch supposed.supposition {
        case .asked(let at): map["at"] = .string(at.rfc3339)
        case .cap(let limit): map["at_most"] = .int(Int64(limit))
        case .cost(let cost): map["cost"] = .double(cost.value)
        case .openGate, .stillInside, .goodAddress, .consent, .noHoldout, .freeOffer, .noRivals:
            break
        }
        map["verdict"] = .string(supposed.verdict.word)
        if let rule = supposed.rule { map["rule"] = .string(rule.word) }
        if let reason = supposed.verdict.reason { map["reason"] = .string(reason.word) }
        map["text"] = .string(text)
        return .map(map)
    }
}

extension Verdict {
    /// As ``Record/verdict`` has it.
    fileprivate var word: String {
        switch self {
        case .send: "send"
        case .plan: "defer"
        case .nextRung: "next"
        case .suppress: "suppress"
        case .recall: "recall"
        case .expire: "expire"
        }
    }
}

extension Explanation.RuleStory {
    fileprivate var json: Value {
        .map(
            ValueMap([
                "rule": .string(rule.word),
                "passes": .bool(passes),
                "text": .string(text),
            ])
        )
    }
}

extension Explanation.UntriedRung {
    fileprivate var json: Value {
        var map = ValueMap([
            "message": .string(message),
            "about": .string(about),
            "channel": .string(channel.word),
            "rendition": .string(rendition),
            "text": .string(text),
        ])
        if let now { map["now"] = .string(now) }
        return .map(map)
    }
}

extension Explanation.RejectionStory {
    fileprivate var json: Value {
        var map = ValueMap(["journey": .string(rejection.journey)])
        if !rejection.step.isEmpty { map["step"] = .string(rejection.step) }
        map["reason"] = .string(rejection.reason.word)
        map["value"] = .int(rejection.value)
        map["event"] = .string(rejection.event)
        map["at"] = .string(rejection.at.rfc3339)
        map["count"] = .int(Int64(rejection.count))
        map["text"] = .string(text)
        return .map(map)
    }
}

extension Explanation.Next {
    fileprivate var json: Value {
        var map = ValueMap(["kind": .string(step.word)])
        if let at = step.at { map["at"] = .string(at.rfc3339) }
        map["text"] = .string(text)
        return .map(map)
    }
}
