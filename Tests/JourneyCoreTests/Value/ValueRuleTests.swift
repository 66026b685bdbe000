import JourneyCore
import JourneyFile
import JourneyTesting
import Testing

/// What contacts may cost: the policy's samples cost 4.50 by SMS, 1.20 by messenger, 0.05 by email.
struct ValueRuleTests {
    private let morning = Timestamp("2026-03-02T09:00:00Z")

    private func expression(_ text: String) throws -> Expression {
        try ExpressionParser(vocabulary: .journey).parse(text, expecting: nil).get()
    }

    private func policy(_ value: ValuePolicy?) -> Policy {
        var policy = Policy.sample()
        policy.value = value
        return policy
    }

    private func shop(
        _ value: ValuePolicy?,
        ladder: [Rung] = [Rung(channel: .sms), Rung(channel: .email)],
        message: Message = .sample("reminder"),
        goalValue: Expression? = nil,
        ltv: Double? = nil
    ) -> Rehearsal {
        var profile = Profile.reachable(in: "UTC")
        if let ltv {
            profile.attributes = JSONPayload(ValueMap(["ltv": .double(ltv)]))
        }
        let goal = goalValue.map {
            Goal(
                condition: EventCondition(event: "Order Completed"),
                within: .days(14),
                value: $0
            )
        }
        return Rehearsal(
            programme: Programme(
                [
                    .sample(
                        again: .concurrently(atMost: 50),
                        goal: goal,
                        steps: [
                            .send(
                                SendStep(
                                    id: "reminder",
                                    message: message.name,
                                    ladder: ladder,
                                    next: 1
                                )
                            )
                        ]
                    )
                ],
                messages: [message],
                policy: policy(value)
            ),
            profile: profile,
            at: morning
        )
    }

    private func states(_ shop: Rehearsal) -> [String] {
        shop.customer.contacts.map { "\($0.channel.word) \($0.stateWord)" }
    }

    @Test func `a policy without value asks nothing about money`() {
        var shop = shop(nil)
        shop.event("Signed Up")

        #expect(states(shop) == ["sms queued"])
    }

    @Test func `a contact dearer than what it can bring yields the cheaper rung`() {
        // 10 % of 100 at a margin of 30 % is 3.00.
        var shop = shop(
            ValuePolicy(margin: BasisPoints(3_000), goal: Amount(100))
        )
        shop.event("Signed Up")

        #expect(states(shop) == ["sms suppressed", "email queued"])
        let verdict = shop.customer.contacts[0].verdict
        #expect(verdict.rule == .value)
        #expect(verdict.reason == .overBudget)
        #expect(verdict.value == 30_000)
    }

    @Test func `where no rung is worth its cost nothing is said`() {
        var shop = shop(
            ValuePolicy(margin: BasisPoints(100), goal: Amount(10))
        )
        shop.event("Signed Up")

        #expect(states(shop) == ["sms suppressed", "email suppressed"])
    }

    @Test func `the journey's goal says what it is worth from the entry, else the policy`() throws {
        let value = ValuePolicy(margin: BasisPoints(3_000), goal: Amount(100))
        let total = try expression("event.total")
        var dear = shop(value, goalValue: total)
        dear.event("Signed Up", ["total": .int(1_000)])
        var unknown = shop(value, goalValue: total)
        unknown.event("Signed Up")
        var nobody = shop(ValuePolicy(margin: BasisPoints(3_000)), goalValue: total)
        nobody.event("Signed Up")

        #expect(states(dear) == ["sms queued"])
        #expect(states(unknown) == ["sms suppressed", "email queued"])
        #expect(states(nobody) == ["sms queued"])
    }

    @Test func `a transactional message is sent whatever it costs`() throws {
        let limit = SpendingLimit(
            share: try #require(BasisPoints(1)),
            of: try expression("customer.ltv"),
            per: .days(365)
        )
        var shop = shop(
            ValuePolicy(margin: BasisPoints(1), goal: .zero, spending: limit),
            message: .sample("receipt", topic: "service", purpose: .transactional),
            ltv: 0
        )
        shop.event("Signed Up")

        #expect(states(shop) == ["sms queued"])
    }

    @Test func `who answers in a channel is worth more of it`() {
        // 1.20 by messenger against 10 % of 30 at 30 %: 0.90, and more for who reads it.
        let value = ValuePolicy(margin: BasisPoints(3_000), goal: Amount(30))
        let ladder = [Rung(channel: .messenger)]
        var cold = shop(value, ladder: ladder)
        cold.event("Signed Up")
        #expect(states(cold) == ["messenger suppressed"])

        var warm = shop(nil, ladder: ladder)
        for _ in 0..<5 {
            warm.event("Signed Up")
            for contact in warm.deliver(on: .messenger) {
                warm.hear(.seen(isMachine: false), about: contact)
            }
            warm.advance(by: .days(31))
        }
        warm.programme = shop(value, ladder: ladder).programme
        warm.event("Signed Up")

        #expect(states(warm).last == "messenger queued")
    }

    @Test(arguments: UInt64(0)..<60)
    func `marketing never costs a customer more than the limit`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let ltv = Double(Int.random(in: 0...600, using: &random))
        let limit = SpendingLimit(
            share: try #require(BasisPoints(500)),
            of: try expression("customer.ltv"),
            per: .days(90)
        )
        var shop = shop(ValuePolicy(spending: limit), ltv: ltv)
        for _ in 0..<30 {
            shop.event("Signed Up")
            for channel in [Channel.sms, .email] where Bool.random(using: &random) {
                shop.deliver(on: channel)
            }
            shop.advance(by: .days(Int64.random(in: 1...40, using: &random)))
        }

        let begun = shop.customer.contacts.filter { $0.begunAt != nil }
        for contact in begun {
            guard let end = contact.begunAt else { continue }
            let spent = begun.filter { other in
                other.begunAt.map { $0 <= end && $0 > end - .days(90) } ?? false
            }
            let sum = spent.reduce(Amount.zero) { $0 + $1.cost }
            #expect(sum.tenThousandths <= Int64(ltv * 500))
        }
    }

    @Test func `who is not known to be worth anything has no limit, and who is worth nothing has`()
        throws
    {
        let limit = SpendingLimit(
            share: try #require(BasisPoints(500)),
            of: try expression("customer.ltv"),
            per: .days(365)
        )
        var unknown = shop(ValuePolicy(spending: limit))
        unknown.event("Signed Up")
        var worthless = shop(ValuePolicy(spending: limit), ltv: -5)
        worthless.event("Signed Up")

        #expect(states(unknown) == ["sms queued"])
        #expect(states(worthless) == ["sms suppressed", "email suppressed"])
    }
}
