package import JourneyCore
import JourneyStore

/// Why a customer was spoken to or not: composed in words from what was recorded, beside what the
/// rules say now.
package struct Explanation: Sendable {
    package struct Passage: Sendable {
        package var enrollment: Enrollment
        package var text: String
        package var contacts: [ContactStory]
        /// Rungs of its ladders whose turn never came.
        package var untried: [UntriedRung]
    }

    package struct ContactStory: Sendable {
        package var contact: Contact
        /// What was decided, when, by which rule, with its value.
        package var text: String
        /// Only of those that still wait: what each rule says now.
        package var rules: [RuleStory]
        /// What comes next and when.
        package var next: String?
    }

    package struct RuleStory: Sendable {
        package var rule: Rule
        package var passes: Bool
        package var text: String
    }

    package struct UntriedRung: Sendable {
        package var message: String
        package var about: String
        package var channel: Channel
        package var rendition: String
        package var text: String
    }

    package var customer: Customer
    package var at: Timestamp
    package var zone: String
    package var zoneSource: ZoneSource
    package var passages: [Passage]

    /// As a terminal shows it.
    package var text: String {
        var lines = ["\(customer.id): times in \(zone)"]
        if passages.isEmpty { lines.append("in no journey, now or before") }
        for passage in passages {
            lines.append("")
            lines.append(passage.text)
            for story in passage.contacts {
                lines.append("  \(story.text)")
                if let next = story.next { lines.append("    next: \(next)") }
                for rule in story.rules {
                    lines.append("    \(rule.passes ? "pass" : "FAIL")  \(rule.text)")
                }
            }
            for rung in passage.untried { lines.append("  \(rung.text)") }
        }
        return lines.joined(separator: "\n")
    }

    /// As programs read it.
    package var json: Value {
        .map(
            ValueMap([
                "customer": .string(customer.id),
                "at": .string(at.rfc3339),
                "time_zone": .string(zone),
                "time_zone_from": .string(zoneSource.rawValue),
                "journeys": .list(passages.map { $0.json(customer: customer.number) }),
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
        map["decisions"] = .list(contacts.map { $0.json(customer: customer) })
        map["untried"] = .list(untried.map(\.json))
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
        if let rule = contact.verdict.rule {
            map["rule"] = .string(rule.word)
            map["value"] = .int(contact.verdict.value)
        }
        map["decided_at"] = .string(contact.verdict.decidedAt.rfc3339)
        map["text"] = .string(text)
        if let next { map["next"] = .string(next) }
        if !rules.isEmpty {
            map["rules_now"] = .list(
                rules.map {
                    .map(
                        ValueMap([
                            "rule": .string($0.rule.word),
                            "passes": .bool($0.passes),
                            "text": .string($0.text),
                        ])
                    )
                }
            )
        }
        return .map(map)
    }
}

extension Explanation.UntriedRung {
    fileprivate var json: Value {
        .map(
            ValueMap([
                "message": .string(message),
                "about": .string(about),
                "channel": .string(channel.word),
                "rendition": .string(rendition),
                "text": .string(text),
            ])
        )
    }
}
