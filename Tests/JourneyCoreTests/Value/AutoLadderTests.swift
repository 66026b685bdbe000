import JourneyCore
import JourneyTesting
import Testing

struct AutoLadderTests {
    private let morning = Timestamp("2026-03-02T09:00:00Z")

    private func shop(
        responses: [Channel: Int] = [:],
        isAuto: Bool = true
    ) -> Rehearsal {
        var policy = Policy.sample()
        policy.value = ValuePolicy(
            goal: Amount(100),
            responses: responses.compactMapValues { BasisPoints($0) }
        )
        let step = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Channel.email, .push, .sms, .messenger].map { Rung(channel: $0) },
            isAuto: isAuto,
            next: 1
        )
        return Rehearsal(
            programme: Programme([.sample(steps: [.send(step)])], policy: policy),
            profile: .reachable(in: "UTC"),
            at: morning
        )
    }

    private func tried(_ shop: Rehearsal) -> [Channel] {
        shop.customer.contacts.sorted { $0.rung < $1.rung }.map(\.channel)
    }

    private func run(_ shop: inout Rehearsal) {
        shop.event("Signed Up")
        for _ in 0..<5 {
            for channel in Channel.pushed { shop.deliver(on: channel) }
            shop.advance(by: .hours(25))
        }
    }

    @Test func `of equal responses the cheaper channel goes first`() {
        var shop = shop()
        run(&shop)

        #expect(tried(shop) == [.push, .email, .messenger, .sms])
    }

    @Test func `what is left after the cost decides the order`() {
        // SMS: 40 - 4.50; messenger: 30 - 1.20; email: 20 - 0.05; push: 10.
        var shop = shop(
            responses: [.email: 2_000, .push: 1_000, .sms: 4_000, .messenger: 3_000]
        )
        run(&shop)

        #expect(tried(shop) == [.sms, .messenger, .email, .push])
    }

    @Test func `a listed ladder is kept`() {
        var shop = shop(responses: [.messenger: 9_000], isAuto: false)
        run(&shop)

        #expect(tried(shop) == [.email, .push, .sms, .messenger])
    }

    @Test func `the order stays while the customer stands in the step`() {
        var shop = shop(
            responses: [.email: 2_000, .push: 1_000, .sms: 4_000, .messenger: 3_000]
        )
        shop.event("Signed Up")
        shop.deliver(on: .sms)
        // The policy now says the opposite.
        shop.programme = self.shop(responses: [.push: 9_000, .email: 8_000]).programme
        for _ in 0..<5 {
            shop.advance(by: .hours(25))
            for channel in Channel.pushed { shop.deliver(on: channel) }
        }

        #expect(tried(shop) == [.sms, .messenger, .email, .push])
    }

    @Test func `an order is one number, and no other number is an order`() {
        let order = LadderOrder([.sms, .email, .display])

        #expect(order.code == 0x315)
        #expect(LadderOrder(code: 0x315) == order)
        #expect(LadderOrder(code: 0) == nil)
        #expect(LadderOrder(code: -1) == nil)
        #expect(LadderOrder(code: 0x1f) == nil)
        #expect(LadderOrder(code: 0x11) == nil)
    }
}
