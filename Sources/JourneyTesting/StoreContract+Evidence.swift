import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let evidence: [Law] = [
        Law("who was not let in is counted, and the latest of each kind is kept") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.takeIn("Signed Up", of: "ann", id: "m2")
            let later = StoreScene.start + .minutes(5)

            try await scene.takeIn("Signed Up", of: "ann", id: "m3", at: later)
            try await scene.takeIn("Signed Up", of: "ann", id: "m3", at: later)

            let kept = try await store.evidence(about: "ann", remembering: [])?.rejections
            #expect(
                kept == [
                    Rejection(
                        journey: "welcome",
                        reason: .inside,
                        event: "Signed Up",
                        at: later,
                        count: 2
                    )
                ]
            )
            let counts = try await store.status(at: later).rejections
            #expect(counts.map(\.journey) == ["welcome"])
            #expect(counts.map(\.reason) == [.inside] && counts.map(\.count) == [2])
        },
        Law("who is let in leaves no rejection") { store async throws in
            let scene = StoreScene(store)

            try await scene.takeIn("Signed Up", of: "ann")

            #expect(try await store.evidence(about: "ann", remembering: [])?.rejections == [])
        },
        Law("an event that comes too late is a rejection, also of who was unknown") {
            store async throws in
            let scene = StoreScene(store)
            let late = StoreScene.start + .days(2)
            let event = IncomingEvent.sample(
                "Signed Up",
                of: "ann",
                id: "m1",
                at: StoreScene.start
            )

            _ = try await store.takeIn([event], at: late, deciding: scene.decider)

            let kept = try await store.evidence(about: "ann", remembering: [])?.rejections
            #expect(kept?.map(\.reason) == [.late])
            #expect(kept?.first?.value == Milliseconds.days(2).count)
        },
        Law("two customers who become one were rejected as often as both") {
            store async throws in
            let scene = StoreScene(store)
            for name in ["anon", "ann"] {
                for id in ["m1", "m2"] { try await scene.takeIn("Signed Up", of: name, id: id) }
            }
            var event = IncomingEvent.sample("Identify", of: "ann", id: "l", at: StoreScene.start)
            event.link = IdentityLink(id: "anon", kind: .previous, isTrusted: true)

            _ = try await store.takeIn([event], at: StoreScene.start, deciding: scene.decider)

            let kept = try await store.evidence(about: "anon", remembering: [])
            #expect(kept?.customer.id == "ann")
            #expect(kept?.rejections.map(\.count) == [2])
            #expect(try await store.status(at: StoreScene.start).rejections.map(\.count) == [2])
        },
        Law("evidence knows which mailboxes others hold, before a begin asks") {
            store async throws in
            let scene = StoreScene(store)
            let shared = ProfileChange(addresses: [(.email, "Home@example.com")])
            let same = ProfileChange(addresses: [(.email, "home@example.com")])
            try await scene.takeIn("Signed Up", of: "ann", profile: shared)
            try await scene.send(on: .email)
            try await scene.takeIn("Signed Up", of: "bob", profile: same)

            let bob = try #require(try await store.evidence(about: "bob", remembering: []))
            let ann = try #require(try await store.evidence(about: "ann", remembering: []))

            func isTaken(_ evidence: Evidence, offer: String) -> Bool? {
                let customer = evidence.customer
                return customer.profile.address(on: .email).map {
                    evidence.addresses.isTaken($0, offer: offer, about: "", by: customer.number)
                }
            }
            #expect(isTaken(bob, offer: "welcome") == true)
            #expect(isTaken(bob, offer: "other") == false)
            #expect(isTaken(ann, offer: "welcome") == false)
        },
        Law("evidence remembers the events that are asked for") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Visited", of: "ann")

            let some = try await store.evidence(about: "ann", remembering: ["Visited"])
            let none = try await store.evidence(about: "ann", remembering: [])

            #expect(some?.customer.history.of("Visited").isEmpty == false)
            #expect(none?.customer.history.of("Visited").isEmpty == true)
            let nobody = try await store.evidence(about: "nobody", remembering: [])
            #expect(nobody == nil)
        },
    ]
}
