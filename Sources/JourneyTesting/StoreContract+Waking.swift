import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let waking: [Law] = [
        Law("the next due time is that of the earliest thing of all customers") {
            store async throws in
            let scene = StoreScene(store)
            #expect(try await store.nextDue() == nil)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.takeIn("Cart Updated", of: "bob")
            try await scene.takeIn("Visited", of: "cid")

            #expect(try await store.nextDue() == scene.later(.minutes(20)))
        },
        Law("only those for whom something is due are woken, the earliest first") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Cart Updated", of: "bob", at: scene.later(.minutes(1)))
            try await scene.takeIn("Cart Updated", of: "ann", at: scene.later(.minutes(2)))
            try await scene.takeIn("Cart Updated", of: "cid", at: scene.later(.minutes(30)))

            let first = try await scene.wake(limit: 1, at: scene.later(.minutes(25)))

            #expect(first.customers == 1)
            #expect(first.nextDue == scene.later(.minutes(22)))
            #expect(try await scene.contacts(of: "bob").map(\.stateWord) == ["queued"])
            #expect(try await scene.contacts(of: "ann").isEmpty)

            let second = try await scene.wake(at: scene.later(.minutes(25)))

            #expect(second.customers == 1)
            #expect(second.nextDue == scene.later(.minutes(50)))
            #expect(try await scene.wake(at: scene.later(.minutes(25))).customers == 0)
        },
        Law("a customer with several due things is woken once") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Cart Updated", of: "ann")
            try await scene.takeIn("Visited", of: "ann", id: "m2")

            let report = try await scene.wake(at: scene.later(.days(40)))

            #expect(report.customers == 1)
            #expect(try await scene.contacts(of: "ann").count == 2)
        },
        Law("a send that nobody took in its time expires, and its journey goes on") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Subscribed", of: "ann")

            _ = try await scene.wake(at: scene.later(.days(2)))

            let contacts = try await scene.contacts(of: "ann")
            #expect(Set(contacts.map(\.stateWord)) == ["expired", "queued"])
            #expect(try await scene.lease(.sms, at: scene.later(.days(2))).count == 1)
        },
        Law("the second rung speaks when the patience with the first is over") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.send(on: .email, at: scene.later(.minutes(5)))
            let planned = try #require(try await scene.contacts(of: "ann").last)
            #expect(planned.reason == .patience)

            _ = try await scene.wake(at: scene.later(.days(1)))
            #expect(try await scene.lease(.push, at: scene.later(.days(1))).isEmpty)
            _ = try await scene.wake(at: scene.later(.days(1)) + .minutes(5))

            #expect(try await scene.lease(.push, at: scene.later(.days(2))).count == 1)
        },
    ]
}
