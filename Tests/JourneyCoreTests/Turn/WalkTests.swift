import JourneyCore
import JourneyFile
import JourneyTesting
import Testing

struct WalkTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    private func expression(_ text: String) throws -> Expression {
        try ExpressionParser(vocabulary: .journey).parse(text, expecting: nil).get()
    }

    private func shop(_ journey: Journey, profile: Profile = .reachable()) -> Rehearsal {
        Rehearsal(programme: Programme([journey]), profile: profile, at: start)
    }

    @Test func `a wait for an event goes on by the event or by its deadline`() {
        let step = AwaitStep(
            awaited: .event(EventCondition(event: "Opened")),
            atMost: .days(2),
            then: 1,
            otherwise: 2
        )
        let journey = Journey.sample(steps: [
            .awaitEvent(id: "open", step),
            .exit(id: "yes", reason: "opened"),
            .exit(id: "no", reason: "ignored"),
        ])
        var opens = shop(journey)
        var ignores = shop(journey)

        opens.event("Signed Up")
        opens.advance(by: .days(1))
        opens.event("Opened")
        ignores.event("Signed Up")
        ignores.advance(by: .days(2))

        #expect(opens.customer.enrollments[0].state == .ended(.left("opened"), at: opens.now))
        #expect(ignores.customer.enrollments[0].state == .ended(.left("ignored"), at: ignores.now))
    }

    @Test func `an event from before the wait does not count`() {
        let step = AwaitStep(
            awaited: .event(EventCondition(event: "Opened")),
            atMost: .days(2),
            then: 1,
            otherwise: 1
        )
        var shop = shop(.sample(steps: [.awaitEvent(id: "open", step)]))
        shop.event("Signed Up")

        shop.event("Opened", at: start - .minutes(1))

        #expect(shop.customer.enrollments[0].isActive)
    }

    @Test func `a wait without an event starts over with each, up to at_most`() {
        let step = QuietStep(
            without: EventCondition(event: "Cart Updated"),
            duration: .hours(1),
            atMost: .hours(3)
        )
        var shop = shop(.sample(steps: [.awaitQuiet(id: "quiet", step)]))
        shop.event("Signed Up")

        for _ in 0..<3 {
            shop.advance(by: .minutes(50))
            shop.event("Cart Updated")
        }
        #expect(shop.customer.enrollments[0].isActive)
        shop.advance(to: start + .hours(3))
        #expect(!shop.customer.enrollments[0].isActive)
    }

    @Test func `an exit recalls what is in flight and a goal wins over it`() {
        let send = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .email)],
            next: 1
        )
        let order = EventCondition(event: "Order Completed")
        let goal = Goal(condition: order, within: .days(14))
        var exits = shop(.sample(exits: [order], steps: [.send(send)]))
        var reaches = shop(.sample(exits: [order], goal: goal, steps: [.send(send)]))

        for event in ["Signed Up", "Order Completed"] {
            exits.event(event)
            reaches.event(event)
        }

        #expect(exits.contacts(on: .email).map(\.state) == [.recalled(.exited)])
        #expect(reaches.contacts(on: .email).map(\.state) == [.recalled(.goalReached)])
        #expect(reaches.customer.enrollments[0].state == .ended(.goalReached, at: start))
    }

    @Test func `a goal outlives the exit until its time is over`() {
        let goal = Goal(condition: EventCondition(event: "Order Completed"), within: .days(14))
        let journey = Journey.sample(goal: goal, steps: [.exit(id: "out", reason: "done")])
        var inTime = shop(journey)
        var late = shop(journey)
        inTime.event("Signed Up")
        late.event("Signed Up")

        inTime.advance(by: .days(14))
        inTime.event("Order Completed")
        late.advance(by: .days(15))
        late.event("Order Completed")

        #expect(inTime.customer.enrollments[0].goal == .reached(at: inTime.now))
        #expect(late.customer.enrollments[0].goal == .open(until: start + .days(14)))
    }

    @Test func `a recall after the begin is only noted`() {
        let send = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .email)],
            next: 1
        )
        let order = EventCondition(event: "Order Completed")
        var shop = shop(.sample(exits: [order], steps: [.send(send)]))
        shop.event("Signed Up")
        let begun = shop.begin(on: .email)[0]

        shop.event("Order Completed")
        #expect(shop.contacts(on: .email).map(\.state) == [.begun])
        let retryAt = shop.now
        shop.turn { _ = $0.settle(begun.id, lease: 1, .transient(retryAt: retryAt)) }

        #expect(shop.contacts(on: .email).map(\.state) == [.recalled(.exited)])
    }

    @Test func `a choice takes the first arm that holds, and unknown does not hold`() throws {
        let journey = Journey.sample(steps: [
            .branch(
                id: nil,
                condition: .expression(try expression("customer.vip == true")),
                otherwise: 2
            ),
            .exit(id: "vip", reason: "vip"),
            .branch(
                id: nil,
                condition: .expression(try expression("entry.total > 100")),
                otherwise: 4
            ),
            .exit(id: "big", reason: "big"),
            .exit(id: "other", reason: "other"),
        ])
        var shop = shop(journey)

        shop.event("Signed Up", ["total": .int(500)])

        #expect(shop.customer.enrollments[0].state == .ended(.left("big"), at: start))
    }

    @Test(arguments: UInt64(0)..<200)
    func `a split is sticky and fair`(seed: UInt64) {
        let arms = [
            Arm(name: "a", weight: 50, target: 1), Arm(name: "b", weight: 50, target: 2),
        ]
        let journey = Journey.sample(
            again: .concurrently(atMost: 9),
            steps: [
                .split(id: "test-\(seed)", name: "test-\(seed)", arms: arms),
                .exit(id: "a", reason: "a"),
                .exit(id: "b", reason: "b"),
            ]
        )
        var shop = shop(journey)
        for _ in 0..<3 {
            shop.event("Signed Up")
            shop.advance(by: .hours(1))
        }
        let arm = Set(shop.customer.enrollments.map(\.step))
        #expect(arm.count == 1)
    }

    @Test func `set gives variables and attributes values`() throws {
        let journey = Journey.sample(steps: [
            .set(
                id: "set",
                [
                    Assignment(target: .variable("double"), value: try expression("entry.n * 2")),
                    Assignment(target: .attribute("stage"), value: try expression("'hot'")),
                ]
            ),
            .wait(id: "rest", .days(1)),
        ])
        var shop = shop(journey)

        shop.event("Signed Up", ["n": .int(21)])

        #expect(shop.customer.enrollments[0].variables["double"]?.number == 42)
        #expect(shop.customer.profile.attributes["stage"]?.keyText == "hot")
    }
}
