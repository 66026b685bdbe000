import JourneyCore
import JourneyEngine
import JourneyStore

/// Customers and providers report about what arrived: in any order, and more than once.
extension FaultWorld {
    mutating func reactAsCustomer() async throws {
        guard !deliveries.isEmpty else { return }
        let delivery = dice.pick(deliveries)
        if dice.happens(1, in: 20) { return try await unsubscribe(from: delivery) }
        if delivery.contact.purpose == .transactional, dice.happens(1, in: 4) {
            return try await confirm(by: delivery)
        }
        let feedback = dice.pick(weighted: Self.reactions)
        let isByProvider = dice.happens(1, in: 3)
        let report = FeedbackReport(
            subject: isByProvider
                ? .provider(id: delivery.providerID, provider: "\(delivery.channel.word)-provider")
                : .contact(delivery.handle),
            feedback: feedback,
            at: now
        )
        for _ in 0...dice.roll(2) { try await tell(report, about: delivery) }
    }

    private static let reactions: [(weight: Int, element: Feedback)] = [
        (8, .delivered), (7, .seen(isMachine: false)), (3, .seen(isMachine: true)),
        (4, .clicked(isMachine: false)), (1, .clicked(isMachine: true)), (1, .replied),
        (2, .bounced(isHard: false)), (1, .bounced(isHard: true)), (1, .complained),
        (1, .unsubscribed), (1, .failed),
    ]

    private mutating func tell(_ report: FeedbackReport, about delivery: Delivery) async throws {
        var receipt: FeedbackReceipt?
        // Who is told nothing tells it again.
        while receipt == nil {
            receipt = try await ask { try await $0.feedback.hear([report]) }?.first
        }
        switch (receipt, report.subject) {
        case (.taken?, _): noteFeedback(report, about: delivery.handle)
        case (.unknownContact?, .provider(let id, _)): orphans[id, default: []].append(report)
        case (.unknownContact?, .contact(let handle)): complain("contact \(handle) is not known")
        case (nil, _): return
        }
    }

    /// What is surely taken in.
    mutating func noteFeedback(_ report: FeedbackReport, about handle: ContactHandle) {
        let feedback = report.feedback
        counts.feedback += 1
        guard let delivery = deliveries.first(where: { $0.handle == handle }) else { return }
        note(
            .heard(
                contact: handle.description,
                word: feedback.word,
                isMachine: isByMachine(feedback),
                isForGood: feedback == .bounced(isHard: true) || feedback == .complained
            )
        )
        switch feedback {
        case .complained: noteDenial(of: Consent.everything, by: delivery.customer, at: report.at)
        case .unsubscribed:
            noteDenial(of: delivery.contact.topic, by: delivery.customer, at: report.at)
        case .delivered, .seen, .clicked, .replied, .bounced, .failed: return
        }
    }

    /// Where the policy counts machines they are as good as people.
    private func isByMachine(_ feedback: Feedback) -> Bool {
        guard programme.choices.machineOpens == .ignore else { return false }
        return feedback == .seen(isMachine: true) || feedback == .clicked(isMachine: true)
    }

    private mutating func unsubscribe(from delivery: Delivery) async throws {
        let isFromEverything = dice.happens(1, in: 2)
        let isKnown = try await ask {
            try await $0.feedback.unsubscribe(
                delivery.handle,
                fromEverything: isFromEverything
            )
        }
        guard let isKnown else { return }
        if !isKnown { complain("contact \(delivery.handle) can not unsubscribe") }
        let topic = isFromEverything ? Consent.everything : delivery.contact.topic
        noteDenial(of: topic, by: delivery.customer, at: now)
    }

    /// Follows the confirm link of a letter: what was asked for before it left may be agreed to now.
    private mutating func confirm(by delivery: Delivery) async throws {
        let isSure = programme.choices.cartConsent == .doubleOptIn
        noteGrant(of: "cart", by: delivery.customer, at: now, isConfirmed: isSure)
        _ = try await ask { try await $0.feedback.confirm(by: delivery.handle) }
    }
}
