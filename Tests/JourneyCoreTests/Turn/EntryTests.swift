import JourneyCore
import JourneyFile
import JourneyTesting
import Testing

struct EntryTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    private func expression(_ text: String) throws -> Expression {
        try ExpressionParser(vocabulary: .journey).parse(text, expecting: nil).get()
    }

    private func shop(
        again: Entry.Again,
        key: String? = nil,
        when: String? = nil,
        ignoreRepeats: Milliseconds? = nil,
        steps: [Instruction] = [.wait(id: "rest", .days(1))]
    ) throws -> Rehearsal {
        var journey = Journey.sample("cart", on: "Cart Updated", again: again, steps: steps)
        journey.entry.key = try key.map(expression)
        journey.entry.when = try when.map(expression)
        journey.entry.ignoreRepeats = ignoreRepeats
        return Rehearsal(programme: Programme([journey]), profile: .reachable(), at: start)
    }

    @Test func `never again holds after the exit`() throws {
        var shop = try shop(again: .never)

        shop.event("Cart Updated")
        shop.advance(by: .days(2))
        shop.event("Cart Updated")

        #expect(shop.customer.enrollments.count == 1)
    }

    @Test func `after exit refuses while inside and admits after`() throws {
        var shop = try shop(again: .afterExit)

        shop.event("Cart Updated")
        shop.event("Cart Updated")
        #expect(shop.customer.enrollments.count == 1)
        shop.advance(by: .days(2))
        shop.event("Cart Updated")
        #expect(shop.customer.enrollments.map(\.number) == [0, 1])
    }

    @Test func `a duration counts from the entry before`() throws {
        var shop = try shop(again: .after(.days(3)))

        shop.event("Cart Updated")
        shop.advance(by: .days(2))
        shop.event("Cart Updated")
        #expect(shop.customer.enrollments.count == 1)
        shop.advance(by: .days(1))
        shop.event("Cart Updated")
        #expect(shop.customer.enrollments.count == 2)
    }

    @Test func `concurrently admits up to its limit`() throws {
        var shop = try shop(again: .concurrently(atMost: 2))

        for _ in 0..<3 { shop.event("Cart Updated") }

        #expect(shop.customer.enrollments.count == 2)
    }

    @Test func `each key has its own enrollment`() throws {
        var shop = try shop(again: .afterExit, key: "event.cart_id")

        shop.event("Cart Updated", ["cart_id": .string("c1")])
        shop.event("Cart Updated", ["cart_id": .string("c2")])
        shop.event("Cart Updated", ["cart_id": .string("c1")])

        #expect(shop.customer.enrollments.map(\.key) == ["c1", "c2"])
    }

    @Test func `without its key nobody enters`() throws {
        var shop = try shop(again: .afterExit, key: "event.cart_id")

        shop.event("Cart Updated")

        #expect(shop.customer.enrollments.isEmpty)
    }

    @Test func `a false or unknown condition keeps customers out`() throws {
        var shop = try shop(again: .afterExit, when: "event.items_count > 0")

        shop.event("Cart Updated", ["items_count": .int(0)])
        shop.event("Cart Updated")
        #expect(shop.customer.enrollments.isEmpty)
        shop.event("Cart Updated", ["items_count": .double(2)])
        #expect(shop.customer.enrollments.count == 1)
    }

    @Test func `a restart replaces the entry until something has begun`() throws {
        let send = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .email)],
            next: 2
        )
        var shop = try shop(
            again: .restart,
            steps: [.wait(id: "pause", .hours(1)), .send(send)]
        )
        shop.event("Cart Updated", ["total": .int(1)])
        shop.advance(by: .minutes(30))

        shop.event("Cart Updated", ["total": .int(2)])
        #expect(shop.customer.enrollments.count == 1)
        #expect(shop.customer.enrollments[0].due == shop.now + .hours(1))

        shop.advance(by: .hours(1))
        shop.event("Cart Updated", ["total": .int(3)])
        #expect(shop.contacts(on: .email).map(\.state) == [.recalled(.restarted)])
        shop.advance(by: .hours(1))
        #expect(shop.deliver(on: .email).count == 1)
        shop.event("Cart Updated", ["total": .int(4)])

        #expect(shop.customer.enrollments[0].entry.properties["total"]?.number == 3)
        #expect(Set(shop.contacts(on: .email).map(\.id)).count == 2)
    }

    @Test func `a repeat within ignore_repeats changes nothing`() throws {
        var shop = try shop(again: .restart, ignoreRepeats: .minutes(5))
        shop.event("Cart Updated", ["total": .int(1)])
        let before = shop.customer.enrollments[0].due

        shop.advance(by: .minutes(4))
        shop.event("Cart Updated", ["total": .int(2)])

        #expect(shop.customer.enrollments[0].due == before)
        #expect(shop.customer.enrollments[0].entry.properties["total"]?.number == 1)
    }

    @Test func `a late event and an imported one never enroll`() throws {
        var shop = try shop(again: .afterExit)

        shop.event("Cart Updated", at: start - .hours(25))
        shop.event("Cart Updated", isImported: true)

        #expect(shop.customer.enrollments.isEmpty)
    }

    @Test func `the same trigger arrives at the same id in another world`() throws {
        var first = try shop(again: .afterExit)
        var second = try shop(again: .afterExit)

        first.event("Cart Updated")
        second.advance(by: .hours(1))
        second.event("Cart Updated")

        #expect(first.customer.enrollments[0].id == second.customer.enrollments[0].id)
    }
}

struct AbsenceTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    private func shop(since: String? = nil) -> Rehearsal {
        let journey = Journey(
            name: "sleeping",
            entry: Entry(
                trigger: .absence(
                    Entry.Absence(of: "Order Completed", duration: .days(90), since: since)
                )
            ),
            program: Program([.wait(id: "rest", .days(1))]),
            version: 1
        )
        return Rehearsal(programme: Programme([journey]), at: start)
    }

    @Test func `so long after the last event the journey begins, and not before`() {
        var shop = shop()
        shop.event("Order Completed")
        shop.advance(by: .days(60))
        shop.event("Order Completed")

        shop.advance(by: .days(89))
        #expect(shop.customer.enrollments.isEmpty)
        shop.advance(by: .days(1))
        #expect(shop.customer.enrollments.map(\.enteredAt) == [start + .days(150)])
    }

    @Test func `who never did it is not absent, unless another event began the wait`() {
        var never = shop()
        never.event("Signed Up")
        never.advance(by: .days(100))
        #expect(never.customer.enrollments.isEmpty)

        var since = shop(since: "Signed Up")
        since.event("Signed Up")
        since.advance(by: .days(100))
        #expect(since.customer.enrollments.count == 1)
    }
}
