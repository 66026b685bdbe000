package import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let intake: [Law] = [
        Law("an event starts what its journey says, in the same transaction") {
            store async throws in
            let scene = StoreScene(store)

            let receipt = try await scene.takeIn("Signed Up", of: "ann")

            #expect(receipt == .taken)
            let customer = try #require(try await store.customer("ann"))
            #expect(customer.enrollments.map(\.journey) == ["welcome"])
            #expect(customer.contacts.map(\.stateWord) == ["queued"])
            #expect(customer.locks.map(\.offer) == ["welcome"])
            #expect(customer.profile.address(on: .email)?.text == "ann@example.com")
        },
        Law("an event that comes again changes nothing") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let before = try await store.customer("ann")

            let receipt = try await scene.takeIn("Signed Up", of: "ann", at: scene.later(.hours(1)))

            #expect(receipt == .repeated)
            #expect(describe(try await store.customer("ann")) == describe(before))
            #expect(try await store.status(at: StoreScene.start).events == 1)
        },
        Law("an event under a known reference with other content is refused") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Bought", of: "ann", properties: ValueMap(["total": .int(1)]))

            let receipt = try await scene.takeIn(
                "Bought",
                of: "ann",
                properties: ValueMap(["total": .int(2)])
            )

            #expect(receipt == .conflicting)
            #expect(try await store.status(at: StoreScene.start).events == 1)
        },
        Law("the same message id of another customer or source is another event") {
            store async throws in
            let scene = StoreScene(store)
            var other = IncomingEvent.sample("Bought", of: "ann", id: "m1", at: StoreScene.start)
            other.event.reference.source = "shop"
            try await scene.takeIn("Bought", of: "ann")

            let receipts = try await store.takeIn(
                [other, .sample("Bought", of: "bob", id: "m1", at: StoreScene.start)],
                at: StoreScene.start,
                deciding: scene.decider
            ).result

            #expect(receipts == [.taken, .taken])
        },
        Law("an event that concerns no journey still makes its customer known") {
            store async throws in
            let scene = StoreScene(store)
            let event = IncomingEvent.sample("Sneezed", of: "ann", id: "m1", at: StoreScene.start)

            _ = try await store.takeIn([event], at: StoreScene.start, deciding: scene.decider)

            let customer = try #require(try await store.customer("ann"))
            #expect(customer.enrollments.isEmpty)
            #expect(try await store.status(at: StoreScene.start).customers == 1)
        },
        Law("a batch is taken as if its events came one by one") { store async throws in
            try await expectBatchLikeSingles(store)
        },
        Law("two customers with one mailbox hear an offer once, also within a batch") {
            store async throws in
            let scene = StoreScene(store)
            let shared = ProfileChange(addresses: [(.email, "Home@example.com")])
            let same = ProfileChange(addresses: [(.email, "home@example.com")])
            _ = try await store.takeIn(
                [
                    .sample("Signed Up", of: "ann", id: "1", at: StoreScene.start, profile: shared),
                    .sample("Signed Up", of: "bob", id: "2", at: StoreScene.start, profile: same),
                ],
                at: StoreScene.start,
                deciding: scene.decider
            )
            let first = try await scene.lease(.email)

            let begun = try await scene.begin(first.map(\.reference))
            try await scene.takeIn("Signed Up", of: "cid", profile: same)
            let late = try await scene.begin(try await scene.lease(.email).map(\.reference))

            #expect(begun.map(\.result) == [.granted, .suppressed(.sameAddress)])
            #expect(late.map(\.result) == [.suppressed(.sameAddress)])
            #expect(try await scene.contacts(of: "bob").map(\.reason) == [.sameAddress])
        },
        Law("an event of the goal recalls what is queued, in its own transaction") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")

            try await scene.takeIn("Bought", of: "ann", id: "m2", at: scene.later(.minutes(1)))

            #expect(try await scene.contacts(of: "ann").map(\.stateWord) == ["recalled"])
            #expect(try await scene.lease(.email, at: scene.later(.minutes(2))).isEmpty)
            #expect(try await store.customer("ann")?.locks.isEmpty == true)
        },
        Law("a mailbox that nothing reached may hear the offer from another customer") {
            store async throws in
            let scene = StoreScene(store)
            let shared = ProfileChange(addresses: [(.email, "home@example.com")])
            try await scene.takeIn("Signed Up", of: "ann", profile: shared)
            try await scene.takeIn("Left", of: "ann", id: "m2", profile: ProfileChange())

            try await scene.takeIn("Signed Up", of: "bob", profile: shared)
            let begun = try await scene.begin(try await scene.lease(.email).map(\.reference))

            #expect(begun.map(\.result) == [.granted])
        },
        Law("what a customer did before is remembered in the order of event time") {
            store async throws in
            let scene = StoreScene(store)
            // Nobody waits yet; the journey `return` asks for the last visit when it is woken.
            try await scene.takeIn("Visited", of: "ann", id: "m1", at: scene.later(.days(2)))
            try await scene.takeIn("Visited", of: "ann", id: "m2", at: scene.later(.days(1)))

            let customer = try #require(try await store.customer("ann"))
            #expect(customer.absences.map(\.due) == [scene.later(.days(32))])
            let report = try await scene.wake(at: scene.later(.days(32)))

            #expect(report.customers == 1)
            #expect(try await scene.contacts(of: "ann").map(\.channel) == [.sms])
            #expect(try await store.customer("ann")?.absences.isEmpty == true)
        },
    ]

    /// Compares two ways on one store, by customers of the same kind.
    private static func expectBatchLikeSingles(_ store: any Store) async throws {
        let scene = StoreScene(store)
        func events(of customer: String) -> [IncomingEvent] {
            let names = ["Visited", "Cart Updated", "Signed Up", "Cart Updated", "Left", "Visited"]
            return names.enumerated().map { index, name in
                .sample(
                    name,
                    of: customer,
                    id: "m\(index)",
                    at: StoreScene.start,
                    profile: index == 0 ? .reachable(customer) : nil
                )
            }
        }

        _ = try await store.takeIn(
            events(of: "ann"),
            at: StoreScene.start,
            deciding: scene.decider
        )
        for event in events(of: "bob") {
            _ = try await store.takeIn([event], at: StoreScene.start, deciding: scene.decider)
        }

        let batch = try #require(try await store.customer("ann"))
        let singles = try #require(try await store.customer("bob"))
        #expect(
            batch.enrollments.map(\.state).sorted() == singles.enrollments.map(\.state).sorted()
        )
        #expect(batch.contacts.map(\.state) == singles.contacts.map(\.state))
        #expect(batch.locks.count == singles.locks.count)
        #expect(batch.absences == singles.absences)
        #expect(batch.profile.addresses.count == singles.profile.addresses.count)
    }

    /// All that a store keeps of a customer, to compare two states of it.
    package static func describe(_ customer: Customer?) -> String {
        guard let customer else { return "nobody" }
        var text = ""
        dump(customer, to: &text)
        return text
    }
}

extension [Enrollment.State] {
    fileprivate func sorted() -> [String] { map { "\($0)" }.sorted() }
}

extension StoreScene {
    func later(_ wait: Milliseconds) -> Timestamp { Self.start + wait }
}
