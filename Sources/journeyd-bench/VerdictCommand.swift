import ArgumentParser
import Foundation
import JourneyCore

/// What one verdict costs: every rule is asked and passes, before a ledger of fifty contacts.
struct VerdictCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verdict",
        abstract: "Asks every rule about one contact of a customer with a long ledger."
    )

    @Option(help: ArgumentHelp("The folder with the journeys.", valueName: "dir"))
    var journeys = "Journeys"

    @Option(help: "How many contacts the customer has.")
    var ledger = 50

    @Option(help: "How many verdicts.")
    var count = 100_000

    func run() throws {
        let decider = try Scene.decider(journeys)
        let candidate = try candidate(in: decider.programme)
        let arbiter = Arbiter(
            programme: decider.programme,
            calendar: decider.calendar,
            gates: Gates(),
            addresses: EmptyAddressBook(),
            learned: nil
        )
        guard case (.send, _) = arbiter.decide(candidate) else {
            throw Complaint("a rule stands in the way: \(arbiter.findings(candidate))")
        }
        var microseconds: [Double] = []
        for _ in 0..<max(1, count / Self.chunk) {
            let meter = Meter()
            for _ in 0..<Self.chunk {
                guard case (.send, _) = arbiter.decide(candidate) else { return }
            }
            microseconds.append(meter.reading.processor / Double(Self.chunk) * 1e6)
        }
        microseconds.sort()
        Report.line(
            "verdict median_us=\(Report.decimal(microseconds[microseconds.count / 2], 2))",
            "worst_us=\(Report.decimal(microseconds.last ?? 0, 2))",
            "ledger=\(ledger) rules=\(Rule.allCases.count) caps=\(decider.programme.policy.caps.count)"
        )
    }

    /// So many share a reading of the clock.
    private static let chunk = 200

    /// The first send of the first journey wants to speak by email at noon.
    private func candidate(in programme: Programme) throws -> Arbiter.Candidate {
        let now = Scene.start + .hours(3)
        for journey in programme.journeys {
            for case .send(let step) in journey.program.instructions {
                guard let message = programme.messages[step.message],
                    let rung = step.ladder.firstIndex(where: { $0.channel == .email }),
                    message.purpose == .marketing
                else { continue }
                let enrollment = enrollment(in: journey, at: step, now)
                let contact = Contact(
                    of: enrollment,
                    step: step,
                    rung: rung,
                    message: message,
                    about: "",
                    number: 0,
                    cost: .zero,
                    expiresAt: now + .days(3),
                    state: .planned(until: now, .quietHours),
                    verdict: VerdictRecord(rule: nil, reason: nil, policyVersion: 0, decidedAt: now)
                )
                return Arbiter.Candidate(
                    contact: contact,
                    enrollment: enrollment,
                    customer: customer(with: enrollment, message, now),
                    now: now
                )
            }
        }
        throw Complaint("'\(journeys)' has no marketing message by email")
    }

    private func enrollment(in journey: Journey, at step: SendStep, _ now: Timestamp) -> Enrollment
    {
        Enrollment(
            id: StableHash("enrollment").identifier,
            journey: journey.name,
            version: journey.version,
            key: "",
            number: 0,
            enteredAt: now,
            entry: EntryEvent(name: "Signed Up", time: now, properties: .empty),
            step: step.id,
            state: .speaking(
                SendProgress(about: "", arrivedAt: now, expiresAt: now + .days(3), due: now)
            )
        )
    }

    private func customer(
        with enrollment: Enrollment,
        _ message: Message,
        _ now: Timestamp
    ) -> Customer {
        let profile = Profile(
            addresses: [Address(channel: .email, text: "anna@shop.example")],
            consents: [
                Consent(topic: message.topic, isGranted: true, at: now - .days(300))
            ]
        )
        let contacts = (0..<ledger).map { past($0, message, now) }
        return Customer(
            number: 1,
            id: "anna",
            profile: profile,
            enrollments: [enrollment],
            contacts: contacts,
            locks: contacts.map { OfferLock(takenBy: $0, heldUntil: now - .days(1)) }
        )
    }

    /// Of other offers, every ten days from ten days ago on.
    private func past(_ number: Int, _ message: Message, _ now: Timestamp) -> Contact {
        let at = now - .days(10 * Int64(number + 1))
        var hash = StableHash("past")
        hash.combine(UInt64(number))
        return Contact(
            stored: Contact.Stored(
                id: hash.identifier,
                enrollment: StableHash("past").identifier,
                journey: "past",
                step: "past",
                message: message.name,
                offer: "past \(number)",
                about: "",
                channel: .email,
                rendition: "",
                number: 0,
                rung: 0,
                purpose: .marketing,
                topic: message.topic,
                cost: .zero,
                createdAt: at,
                expiresAt: at + .days(3),
                state: .sent,
                attempt: 1,
                isMaybeSent: false,
                isRecallNoted: false,
                begunAt: at,
                sentAt: at,
                seenAt: nil,
                clickedAt: nil,
                providerID: nil,
                contentHash: 0,
                verdict: VerdictRecord(rule: nil, reason: nil, policyVersion: 0, decidedAt: at),
                lease: nil,
                leaseCount: 1,
                withdrawal: nil
            )
        )
    }
}
