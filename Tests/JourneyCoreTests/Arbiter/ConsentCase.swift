import Foundation
import JourneyCore
import JourneyTesting
import Testing

/// A line of `Fixtures/rules/consent.txt`.
struct ConsentCase: Sendable, CustomTestStringConvertible {
    let consent: Topic.Consent
    let purpose: Purpose
    let channel: Channel
    let history: [String]
    let verdict: String
    let testDescription: String

    /// `nil` for a comment, an empty line, or one that is not understood.
    init?(_ line: Substring) {
        guard !line.hasPrefix("#") else { return nil }
        let columns = line.split(separator: /\ \ +/).map(String.init)
        guard columns.count == 5, let consent = Topic.Consent(rawValue: columns[0]),
            let purpose = Purpose(word: columns[1]), let channel = Channel(word: columns[2])
        else { return nil }
        self.consent = consent
        self.purpose = purpose
        self.channel = channel
        history = columns[3] == "nothing" ? [] : columns[3].components(separatedBy: ", ")
        verdict = columns[4]
        testDescription = columns.joined(separator: " | ")
    }

    static let lines: [Substring] = {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Fixtures/rules/consent.txt").standardized
        let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        return text.split(separator: "\n")
    }()

    static let all = lines.compactMap { ConsentCase($0) }
}

/// A customer who says one thing after another about a topic, a minute apart.
struct ConsentTalk {
    private(set) var shop: Rehearsal
    private var letter: Contact?

    /// The topic `club` is as the case says; `other` is opt-in.
    init(_ consent: Topic.Consent) {
        var policy = Policy.sample()
        policy.topics["club"] = Topic(title: LocalizedText("Club"), consent: consent)
        policy.topics["other"] = Topic(title: LocalizedText("Other"))
        shop = Rehearsal(
            programme: Programme(
                [
                    .sample(
                        "ask",
                        on: "Asked",
                        steps: [
                            .send(
                                SendStep(
                                    id: "letter",
                                    message: "letter",
                                    ladder: [Rung(channel: .email)],
                                    next: 1
                                )
                            )
                        ]
                    )
                ],
                messages: [.sample("letter", topic: "service", purpose: .transactional)],
                policy: policy
            ),
            profile: Profile(addresses: [Address(channel: .email, text: "anna@shop.example")]),
            at: Timestamp("2026-03-02T09:00:00Z")
        )
    }

    mutating func say(_ word: String) throws {
        shop.advance(by: .minutes(1))
        guard word != "confirmed" else { return try followLink() }
        let isGranted = word.hasPrefix("agreed")
        var consent = Consent(topic: "club", isGranted: isGranted, at: shop.now)
        switch word {
        case "agreed", "refused": break
        case "agreed to everything", "refused everything": consent.topic = Consent.everything
        case "agreed to other", "refused other": consent.topic = "other"
        case "agreed with confirmation by a server":
            consent.confirmation = Consent.Confirmation(askedAt: shop.now, way: .sender)
        default:
            let name = try #require(word.components(separatedBy: " for ").last)
            let channel: Channel = try #require(Channel(word: name), "unknown word '\(word)'")
            consent.channel = channel
        }
        shop.event("identify", profile: ProfileChange(consents: [consent]))
    }

    private mutating func followLink() throws {
        if letter == nil {
            shop.event("Asked")
            let sent: Contact = try #require(shop.deliver(on: .email).first)
            letter = sent
            shop.advance(by: .minutes(1))
        }
        let id = try #require(letter).id
        shop.turn { _ = $0.confirm(by: id) }
    }

    /// What rule 5 says to a message about the topic.
    func verdict(on channel: Channel, _ purpose: Purpose) -> String {
        let message = Message.sample("offer", topic: "club", purpose: purpose)
        let enrollment = Enrollment(
            id: Identifier(high: 1, low: 1),
            journey: "ask",
            version: 1,
            key: "",
            number: 0,
            enteredAt: shop.now,
            entry: EntryEvent(name: "Asked", time: shop.now, properties: .empty),
            step: "offer",
            state: .waiting(until: shop.now)
        )
        let contact = Contact(
            of: enrollment,
            step: SendStep(
                id: "offer",
                message: "offer",
                ladder: [Rung(channel: channel)],
                next: 1
            ),
            rung: 0,
            message: message,
            about: "",
            number: 0,
            cost: .zero,
            expiresAt: shop.now + .days(1),
            state: .planned(until: shop.now, .patience),
            verdict: VerdictRecord(rule: nil, reason: nil, policyVersion: 1, decidedAt: shop.now)
        )
        let arbiter = Arbiter(
            programme: shop.programme,
            calendar: shop.calendar,
            gates: shop.gates,
            addresses: shop.addresses,
            learned: nil
        )
        let finding = arbiter.ask(
            .consent,
            about: Arbiter.Candidate(
                contact: contact,
                enrollment: enrollment,
                customer: shop.customer,
                now: shop.now
            )
        )
        switch finding {
        case .pass: return "speak"
        case .fail(.nextRung(let reason), _): return reason.word
        case .fail(let verdict, _): return "\(verdict)"
        }
    }
}
