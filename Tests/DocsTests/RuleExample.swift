import JourneyCore
import JourneyTesting

/// A row of a table of `docs/rules`: who is asked about, what was before, and when.
///
/// The words of the cells are told in `docs/rules/README.md`.
struct RuleExample {
    var customer: String
    var before: String
    var now: String
    var contact: String

    /// What went wrong in reading a cell.
    struct Unreadable: Error, CustomStringConvertible {
        var description: String
    }

    /// The verdict in words, such as `next rung: 4 no_address`.
    func verdict(under policy: Policy) throws -> String {
        var scene = RuleScene(policy: policy)
        for word in Self.parts(customer) { try scene.describe(customer: word) }
        scene.now = try scene.instant(now)
        for word in Self.parts(contact) { try scene.ask(word) }
        for word in Self.parts(before) { try scene.add(before: word) }
        return try scene.verdict()
    }

    private static func parts(_ cell: String) -> [[Substring]] {
        guard cell != "–" else { return [] }
        return cell.split(separator: ";").map { $0.split(separator: " ") }
    }
}

/// The messages of the tables: each is sent by the journey of its name.
enum RuleMessages {
    static let all: [(message: Message, priority: Int)] = [
        (.sample("reminder"), 50),
        (.sample("nudge", offer: "reminder"), 50),
        (.sample("digest", topic: "news"), 20),
        (.sample("winback"), 80),
        (.sample("receipt", topic: "service", purpose: .transactional), 50),
    ]

    static func programme(under policy: Policy) -> Programme {
        let channels: [Channel] = [.email, .push, .sms, .messenger, .display]
        let journeys = all.map { entry in
            Journey.sample(
                entry.message.name,
                priority: entry.priority,
                steps: [
                    .send(
                        SendStep(
                            id: entry.message.name,
                            message: entry.message.name,
                            ladder: channels.map { Rung(channel: $0) },
                            expires: .days(7),
                            next: 1
                        )
                    )
                ]
            )
        }
        return Programme(journeys, messages: all.map(\.message), policy: policy)
    }

    /// The `send` of a message as if its ladder were `auto`.
    static func autoStep(of name: Substring) throws -> SendStep {
        let channels: [Channel] = [.email, .push, .sms, .messenger, .display]
        return SendStep(
            id: String(name),
            message: try of(name).name,
            ladder: channels.map { Rung(channel: $0) },
            isAuto: true,
            next: 1
        )
    }

    static func of(_ name: Substring) throws -> Message {
        guard let found = all.first(where: { $0.message.name == name }) else {
            throw RuleExample.Unreadable(description: "there is no message '\(name)'")
        }
        return found.message
    }
}
