import JourneyTesting
import Testing

@testable import JourneyCore

/// What the arbiter supposes would have been is what is, where the fact is really otherwise.
struct SuppositionTests {
    private static let noon = Timestamp("2026-03-02T09:00:00Z")

    /// A customer before the event, and what the programme is, under one fact or the other.
    struct Fact: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var rule: Rule
        var word: String
        var scene: @Sendable (_ isOtherwise: Bool) -> Rehearsal
    }

    private static func shop(
        policy: Policy = .sample(),
        holdout: BasisPoints? = nil,
        at start: Timestamp = noon,
        _ change: (inout Profile) -> Void = { _ in }
    ) -> Rehearsal {
        var profile = Profile.reachable(in: "Europe/Moscow")
        change(&profile)
        let send = SendStep(
            id: "remind",
            message: "reminder",
            ladder: [Rung(channel: .email)],
            next: 1
        )
        return Rehearsal(
            programme: Programme(
                [.sample(holdout: holdout, steps: [.send(send)])],
                policy: policy
            ),
            profile: profile,
            at: start
        )
    }

    private static let night = [QuietHours(hours: DailyHours(start: 23 * 60, end: 8 * 60))]

    static let facts: [Fact] = [
        Fact(testDescription: "an address", rule: .reachable, word: "good_address") { isOtherwise in
            shop { if !isOtherwise { $0.addresses.removeAll { $0.channel == .email } } }
        },
        Fact(testDescription: "a sound address", rule: .reachable, word: "good_address") {
            isOtherwise in
            shop { if !isOtherwise { $0.addresses[0].suppression = .hardBounce } }
        },
        Fact(testDescription: "a consent", rule: .consent, word: "consent") { isOtherwise in
            shop { if !isOtherwise { $0.consents = [] } }
        },
        Fact(testDescription: "no refusal", rule: .consent, word: "consent") { isOtherwise in
            shop { profile in
                guard !isOtherwise else { return }
                profile.take(Consent(topic: "cart", isGranted: false, at: noon))
            }
        },
        Fact(testDescription: "no holdout", rule: .holdout, word: "no_holdout") { isOtherwise in
            shop(holdout: BasisPoints(isOtherwise ? 0 : 10_000))
        },
        Fact(testDescription: "another hour", rule: .hours, word: "asked_at") { isOtherwise in
            shop(
                policy: .sample(quietHours: night),
                at: Timestamp(isOtherwise ? "2026-03-03T05:00:00Z" : "2026-03-02T21:00:00Z")
            )
        },
        Fact(testDescription: "a lower cost", rule: .value, word: "cost") { isOtherwise in
            var policy = Policy.sample()
            policy.value = ValuePolicy(margin: BasisPoints(100), goal: Amount(10))
            if isOtherwise { policy.channels[.email]?.cost = Amount(tenThousandths: 100) }
            return shop(policy: policy)
        },
        Fact(testDescription: "an open gate", rule: .gate, word: "open_gate") { isOtherwise in
            var shop = shop()
            if !isOtherwise { shop.gates = Gates(closed: [.channel(.email)]) }
            return shop
        },
    ]

    @Test(arguments: facts)
    func `a fact that is supposed is the one that matters`(fact: Fact) throws {
        var (kept, sent) = (fact.scene(false), fact.scene(true))
        kept.event("Signed Up")
        sent.event("Signed Up")

        let contact = try #require(kept.customer.contacts.first)
        let supposed = try #require(Self.suppositions(contact, kept).first)

        #expect(contact.verdict.rule == fact.rule)
        #expect(supposed.supposition.word == fact.word)
        #expect(supposed.verdict == .send && supposed.rule == nil)
        #expect(sent.customer.contacts.first?.stateWord == "queued")
    }

    @Test func `a supposition that meets the next rule says so`() throws {
        var shop = Self.shop(
            policy: .sample(quietHours: Self.night),
            at: Timestamp("2026-03-02T21:00:00Z")
        ) { $0.consents = [] }
        shop.event("Signed Up")

        let contact = try #require(shop.customer.contacts.first)
        let supposed = try #require(Self.suppositions(contact, shop).first)

        #expect(supposed.supposition == .consent)
        #expect(supposed.rule == .hours)
        #expect(supposed.verdict.reason == .quietHours)
    }

    @Test func `a cap names its holders, the limit that would do, and the instant that frees`()
        throws
    {
        let cap = Cap(atMost: 1, window: .rolling(.days(1)))
        var shop = Self.shop(policy: .sample(caps: [cap]))
        shop.event("Signed Up")
        let first = shop.deliver(on: .email)
        shop.programme = Programme(
            [
                .sample(
                    "other",
                    on: "Cart Updated",
                    steps: [
                        .send(
                            SendStep(
                                id: "tell",
                                message: "other",
                                ladder: [Rung(channel: .push)],
                                next: 1
                            )
                        )
                    ]
                )
            ],
            messages: [.sample("reminder"), .sample("other")],
            policy: .sample(caps: [cap])
        )
        shop.advance(by: .hours(1))
        shop.event("Cart Updated")

        let contact = try #require(shop.contacts(on: .push).first)
        let enrollment = try #require(
            shop.customer.enrollments.first { $0.id == contact.enrollment }
        )
        let found = try #require(
            Self.arbiter(shop).cap(behind: contact, of: enrollment, shop.customer)
        )

        #expect(found.cap == cap)
        #expect(found.holders.map(\.id) == first.map(\.id))
        #expect(
            Self.suppositions(contact, shop).map(\.supposition) == [
                .cap(atMost: 2), .asked(at: Self.noon + .days(1)),
            ]
        )
    }

    @Test func `nothing is supposed about what passed every rule`() {
        var shop = Self.shop()
        shop.event("Signed Up")

        for contact in shop.customer.contacts { #expect(Self.suppositions(contact, shop).isEmpty) }
    }

    private static func arbiter(_ shop: Rehearsal) -> Arbiter {
        Arbiter(
            programme: shop.programme,
            calendar: shop.calendar,
            gates: shop.gates,
            addresses: shop.addresses,
            learned: nil
        )
    }

    private static func suppositions(_ contact: Contact, _ shop: Rehearsal) -> [Supposed] {
        guard
            let enrollment = shop.customer.enrollments.first(where: { $0.id == contact.enrollment })
        else { return [] }
        return arbiter(shop).suppositions(about: contact, of: enrollment, shop.customer)
    }
}
