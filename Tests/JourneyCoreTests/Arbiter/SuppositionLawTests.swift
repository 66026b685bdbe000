import JourneyTesting
import Testing

@testable import JourneyCore

/// Right after a decision the arbiter can tell what it was about, whoever the customer is.
struct SuppositionLawTests {
    private static let start = Timestamp("2026-03-02T09:00:00Z")

    @Test(arguments: UInt64(0)..<200)
    func `what was decided about is found again, and what would have helped helps`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var shop = Rehearsal(
            programme: programme(&random),
            profile: profile(&random),
            at: Self.start
        )
        var told = 0
        for _ in 0..<80 {
            let before = shop.customer.contacts
            act(&shop, &random)
            for contact in shop.customer.contacts where contact.isDecided(after: before) {
                told += expectFound(contact, shop)
            }
        }
        #expect(told > 0)
    }

    /// Returns how many suppositions there were.
    private func expectFound(_ contact: Contact, _ shop: Rehearsal) -> Int {
        let arbiter = Arbiter(
            programme: shop.programme,
            calendar: shop.calendar,
            gates: shop.gates,
            addresses: shop.addresses,
            learned: nil
        )
        guard let rule = arbiter.rule(behind: contact), rule == contact.verdict.rule,
            let enrollment = shop.customer.enrollments.first(where: { $0.id == contact.enrollment })
        else { return 0 }
        let candidate = arbiter.before(contact, enrollment, shop.customer)
        // In the same turn others may have been decided after it; they had no say.
        if rule.rawValue < Rule.duplicate.rawValue, rule != .active {
            let finding = arbiter.ask(rule, about: candidate)
            #expect(finding != .pass, "\(rule) about \(contact.message) by \(contact.channel)")
        }
        let supposed = arbiter.suppositions(about: contact, of: enrollment, shop.customer)
        for one in supposed {
            #expect(one.rule != rule)
            #expect((one.rule == nil) == (one.verdict == .send))
        }
        if rule != .expiry {
            #expect(!supposed.isEmpty, "nothing would have helped against \(rule)")
        }
        return supposed.count
    }

    // MARK: Worlds

    private func profile(_ random: inout SeededGenerator) -> Profile {
        var profile = Profile.reachable(in: "Europe/Berlin")
        profile.addresses.removeAll { _ in Int.random(in: 0..<4, using: &random) == 0 }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: profile.consents = []
        case 1:
            profile.take(Consent(topic: "cart", channel: .email, isGranted: false, at: Self.start))
        default: break
        }
        return profile
    }

    private func programme(_ random: inout SeededGenerator) -> Programme {
        let ladder = [
            Rung(channel: .email), Rung(channel: .push, after: .hours(4)),
            Rung(channel: .sms, after: .hours(4)),
        ]
        func journey(_ name: String, on event: String, offer: String, priority: Int) -> Journey {
            let send = SendStep(
                id: name,
                message: name,
                ladder: ladder,
                expires: .days(2),
                next: 1
            )
            return .sample(name, on: event, priority: priority, steps: [.send(send)])
        }
        let losses = [Cap.OnCap.defer, .nextRung, .suppress]
        var policy = Policy.sample(
            caps: [
                Cap(
                    atMost: Int.random(in: 1...2, using: &random),
                    window: .rolling(.days(1)),
                    onCap: losses[Int.random(in: 0..<3, using: &random)]
                )
            ],
            quietHours: [
                QuietHours(
                    channels: ChannelSet([.push, .sms]),
                    hours: DailyHours(start: 1_320, end: 540)
                )
            ]
        )
        if Bool.random(using: &random) {
            policy.value = ValuePolicy(margin: BasisPoints(1_000), goal: Amount(100))
        }
        return Programme(
            [
                journey("welcome", on: "Signed Up", offer: "welcome", priority: 50),
                journey("cart", on: "Cart Updated", offer: "cart", priority: 80),
                journey("twin", on: "Cart Updated", offer: "cart", priority: 20),
            ],
            messages: [
                .sample("welcome"), .sample("cart", offer: "cart"), .sample("twin", offer: "cart"),
            ],
            policy: policy
        )
    }

    private func act(_ shop: inout Rehearsal, _ random: inout SeededGenerator) {
        switch Int.random(in: 0..<7, using: &random) {
        case 0: shop.event("Signed Up")
        case 1: shop.event("Cart Updated")
        case 2: for channel in [Channel.email, .push, .sms] { shop.deliver(on: channel) }
        case 3:
            guard let contact = shop.customer.contacts.last(where: { $0.sentAt != nil }) else {
                return
            }
            shop.hear(.seen(isMachine: false), about: contact)
        default: shop.advance(by: .minutes(Int64.random(in: 1...900, using: &random)))
        }
    }
}

extension Contact {
    /// Whether its verdict is newer than what is known of it.
    fileprivate func isDecided(after known: [Contact]) -> Bool {
        guard verdict.rule != nil else { return false }
        return known.first { $0.id == id }?.verdict != verdict
    }
}
