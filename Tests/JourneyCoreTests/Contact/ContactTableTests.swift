import Foundation
import JourneyCore
import JourneyTesting
import Testing

/// The table in the docs is printed by the code that it describes, so it can't go stale.
struct ContactTableTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    private static let docs = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs")

    private var signals: [(String, ContactSignal)] {
        [
            ("decided: send", .decided(.send)),
            ("decided: plan", .decided(.plan(until: start + .hours(9), .quietHours))),
            ("decided: suppress", .decided(.suppress(.cap))),
            ("leased", .leased(until: start + .seconds(60))),
            ("extended", .extended(until: start + .seconds(90))),
            ("granted", .granted),
            ("accepted", .settled(.accepted(providerID: "p1"))),
            ("transient", .settled(.transient(retryAt: start + .seconds(1)))),
            ("no attempt left", .settled(.transient(retryAt: nil))),
            ("throttled", .settled(.throttled(retryAt: start + .seconds(1)))),
            ("permanent", .settled(.permanentRecipient)),
            ("config", .settled(.config)),
            ("lease lapses, drop", .leaseLapsed(.drop)),
            ("lease lapses, resend", .leaseLapsed(.resend)),
            ("recall", .recalled(.exited)),
            ("time over", .timeOver),
            ("unrenderable", .unrenderable(.templateAbort)),
            ("delivered", .heard(.delivered)),
            ("seen", .heard(.seen(isMachine: false))),
            ("seen by a machine", .heard(.seen(isMachine: true))),
            ("clicked", .heard(.clicked(isMachine: false))),
            ("bounced", .heard(.bounced(isHard: true))),
            ("bounced softly", .heard(.bounced(isHard: false))),
            ("retried", .retried),
        ]
    }

    /// A contact brought into each state by the signals that lead there.
    private var contacts: [Contact] {
        let ways: [[ContactSignal]] = [
            [],
            [.decided(.send)],
            [.decided(.send), .leased(until: start + .seconds(60))],
            begun,
            begun + [.leaseLapsed(.drop)],
            begun + [.settled(.accepted(providerID: "p1"))],
            begun + [.heard(.delivered)],
            begun + [.heard(.seen(isMachine: false))],
            begun + [.heard(.clicked(isMachine: false))],
            [.decided(.suppress(.cap))],
            [.recalled(.exited)],
            [.timeOver],
            begun + [.settled(.permanentRequest)],
        ]
        return ways.map { way in
            var contact = planned
            for signal in way { _ = contact.receive(signal, at: start, seenWhen: .opened) }
            return contact
        }
    }

    private var begun: [ContactSignal] {
        [.decided(.send), .leased(until: start + .seconds(60)), .granted]
    }

    private var planned: Contact {
        let enrollment = Enrollment(
            id: StableHash("enrollment").identifier,
            journey: "welcome",
            version: 1,
            key: "",
            number: 0,
            enteredAt: start,
            entry: EntryEvent(name: "Signed Up", time: start, properties: .empty),
            step: "reminder",
            state: .waiting(until: start)
        )
        return Contact(
            of: enrollment,
            step: SendStep(
                id: "reminder",
                message: "reminder",
                ladder: [Rung(channel: .email)],
                next: 1
            ),
            rung: 0,
            message: .sample("reminder"),
            about: "",
            number: 0,
            cost: .zero,
            expiresAt: start + .days(7),
            state: .planned(until: start + .hours(1), .patience),
            verdict: VerdictRecord(rule: nil, reason: nil, policyVersion: 1, decidedAt: start)
        )
    }

    @Test func `the documented table is the one that contacts follow`() throws {
        var table = "| state | signal | becomes |\n|---|---|---|\n"
        for contact in contacts {
            for (name, signal) in signals {
                var copy = contact
                let transition = copy.receive(signal, at: start, seenWhen: .opened)
                table += "| \(contact.stateWord) | \(name) | "
                switch transition {
                case .ignored: table += "– |\n"
                case .changed: table += "\(outcome(copy, after: contact)) |\n"
                case .alarmed: table += "\(outcome(copy, after: contact)), with an alarm |\n"
                }
            }
        }
        try expectGolden(table, at: Self.docs.appending(path: "contact-states.md"))
    }

    private func outcome(_ contact: Contact, after before: Contact) -> String {
        var text = contact.stateWord
        if let reason = contact.reason { text += " (\(reason.word))" }
        if contact.isMaybeSent, !before.isMaybeSent { text += ", maybe sent" }
        if contact.isRecallNoted, !before.isRecallNoted { text += ", recall noted" }
        return text
    }

    @Test(arguments: UInt64(0)..<200)
    func `feedback of any kind, repeated and in any order, ends alike`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let kinds: [Feedback] = [
            .delivered, .seen(isMachine: false), .seen(isMachine: true),
            .clicked(isMachine: false), .clicked(isMachine: true), .replied,
            .bounced(isHard: true), .bounced(isHard: false), .complained, .unsubscribed, .failed,
        ]
        let count = Int.random(in: 1...8, using: &random)
        let told = (0..<count).compactMap { _ in kinds.randomElement(using: &random) }
        for seenWhen in SeenWhen.allCases {
            var ends: Set<[String]> = []
            for _ in 0..<6 {
                var contact = contacts[5]
                for feedback in (told + told).shuffled(using: &random) {
                    _ = contact.receive(.heard(feedback), at: start, seenWhen: seenWhen)
                }
                ends.insert([
                    contact.stateWord, "\(contact.seenAt != nil)", "\(contact.clickedAt != nil)",
                ])
            }
            #expect(ends.count == 1, "\(told), seen when \(seenWhen): \(ends)")
        }
    }

    @Test func `a machine's open and click prove delivery and no more`() {
        for feedback in [Feedback.seen(isMachine: true), .clicked(isMachine: true)] {
            var contact = contacts[5]
            _ = contact.receive(.heard(feedback), at: start, seenWhen: .opened)

            #expect(contact.state == .delivered)
            #expect(contact.seenAt == nil)
            #expect(contact.clickedAt == nil)
        }
    }

    @Test func `feedback in any order ends in the same state`() {
        let all: [Feedback] = [
            .delivered, .seen(isMachine: false), .clicked(isMachine: false), .delivered,
        ]
        for seed in UInt64(0)..<50 {
            var random = SeededGenerator(seed: seed)
            var contact = contacts[5]
            for feedback in all.shuffled(using: &random) {
                _ = contact.receive(.heard(feedback), at: start, seenWhen: .opened)
            }
            #expect(contact.state == .clicked)
        }
    }
}
