import JourneyCore
import JourneyTesting
import Testing

/// Who goes first of equal priority: who brings more.
struct ValueScoreTests {
    private let morning = Timestamp("2026-03-02T09:00:00Z")

    private func shop(
        value: ValuePolicy?,
        goals: [String: Int64],
        priorities: [String: Int] = [:]
    ) -> Rehearsal {
        var policy = Policy.sample(
            caps: [Cap(atMost: 1, window: .rolling(.days(1)))],
            arbitration: Arbitration(gather: .minutes(10))
        )
        policy.value = value
        let journeys = goals.sorted { $0.key < $1.key }.map { name, worth in
            Journey.sample(
                name,
                on: "Visited",
                goal: Goal(
                    condition: EventCondition(event: "Order Completed"),
                    within: .days(14),
                    value: Expression(
                        source: "\(worth)",
                        root: .literal(.int(worth)),
                        reads: [],
                        ownCalls: []
                    )
                ),
                priority: priorities[name] ?? 50,
                steps: [
                    .send(
                        SendStep(
                            id: name,
                            message: name,
                            ladder: [Rung(channel: .email)],
                            next: 1
                        )
                    )
                ]
            )
        }
        return Rehearsal(
            programme: Programme(
                journeys,
                messages: goals.keys.sorted().map { .sample($0) },
                policy: policy
            ),
            profile: .reachable(in: "UTC"),
            at: morning
        )
    }

    private func winner(_ shop: Rehearsal) -> String? {
        var shop = shop
        shop.event("Visited")
        shop.advance(by: .minutes(10))
        return shop.queued(on: .email).first?.message
    }

    @Test func `of equal priority the contact goes first that can bring more`() {
        for (first, second) in [(10, 900), (900, 10)] as [(Int64, Int64)] {
            let shop = shop(value: ValuePolicy(), goals: ["a": first, "b": second])
            #expect(winner(shop) == (first > second ? "a" : "b"))
        }
    }

    @Test(arguments: UInt64(0)..<100)
    func `whatever is learned meanwhile, caps hold and everybody's turn comes or is over`(
        seed: UInt64
    ) {
        var random = SeededGenerator(seed: seed)
        let names = ["a", "b", "c", "d"].prefix(Int.random(in: 2...4, using: &random))
        var shop = shop(
            value: ValuePolicy(),
            goals: Dictionary(
                uniqueKeysWithValues: names.map { ($0, Int64.random(in: 1...9, using: &random)) }
            )
        )
        for _ in 0..<30 {
            let contacts = Int64.random(in: 1...5_000, using: &random)
            shop.learned = .sample(
                [(.email, contacts, Int64.random(in: 0...contacts, using: &random))],
                at: shop.now
            )
            if Int.random(in: 0..<4, using: &random) == 0 { shop.event("Visited") }
            for contact in shop.deliver(on: .email) where Bool.random(using: &random) {
                shop.hear(.seen(isMachine: false), about: contact)
            }
            shop.advance(by: .hours(Int64.random(in: 1...30, using: &random)))
        }
        shop.advance(by: .days(60))

        let begun = shop.customer.contacts.compactMap(\.begunAt).sorted()
        #expect(zip(begun, begun.dropFirst()).allSatisfy { $1 - $0 >= .days(1) })
        #expect(shop.customer.contacts.allSatisfy { $0.reason != .lostArbitration })
        #expect(shop.customer.contacts.allSatisfy { !$0.isWaiting || $0.stateWord == "queued" })
    }

    @Test func `priority comes before value`() {
        let shop = shop(
            value: ValuePolicy(),
            goals: ["a": 10, "b": 900],
            priorities: ["a": 60]
        )

        #expect(winner(shop) == "a")
    }

    @Test func `without value in the policy nobody's value is asked`() {
        let winners = [(10, 900), (900, 10)].map { first, second in
            winner(shop(value: nil, goals: ["a": first, "b": second]))
        }

        #expect(winners[0] != nil)
        #expect(winners[0] == winners[1])
    }

    @Test func `a score says what the contact can bring, and nothing without value`() throws {
        var shop = shop(value: ValuePolicy(), goals: ["a": 100])
        shop.event("Visited")
        let contact = try #require(shop.customer.contacts.first)
        func score(_ programme: Programme, _ learned: ResponseSnapshot?) -> Amount {
            Arbiter(
                programme: programme,
                calendar: TestZones.calendar,
                gates: Gates(),
                addresses: EmptyAddressBook(),
                learned: learned
            ).score(of: contact, shop.customer, at: shop.now).expectedValue
        }

        #expect(score(shop.programme, nil) == Amount(10))
        let learned = ResponseSnapshot.sample([(.email, 100, 50)], at: morning)
        #expect(score(shop.programme, learned) == Amount(30))
        let off = self.shop(value: nil, goals: ["a": 100]).programme
        #expect(score(off, learned) == .zero)
    }
}
