import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let feedback: [Law] = [
        Law("an offer that was seen is not spoken about in the next channel") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let handle = try #require(try await scene.send(on: .email))

            let receipt = try await scene.hear(.seen(isMachine: false), about: handle)

            #expect(receipt == .taken)
            let contacts = try await scene.contacts(of: "ann")
            #expect(contacts.map(\.stateWord) == ["seen", "recalled"])
            _ = try await scene.wake(at: scene.later(.days(2)))
            #expect(try await scene.lease(.push, at: scene.later(.days(2))).isEmpty)
        },
        Law("feedback may come in any order and any number of times") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let handle = try #require(try await scene.send(on: .email))

            for feedback in [
                Feedback.clicked(isMachine: false), .delivered, .seen(isMachine: false), .delivered,
            ] {
                _ = try await scene.hear(feedback, about: handle)
            }

            #expect(try await scene.contacts(of: "ann").first?.stateWord == "clicked")
        },
        Law("the same soft bounce is counted once") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let handle = try #require(try await scene.send(on: .email))

            for _ in 0..<3 {
                _ = try await scene.hear(.bounced(isHard: false), about: handle)
            }
            _ = try await scene.hear(.bounced(isHard: false), about: handle, id: "another")

            let address = try await store.customer("ann")?.profile.address(on: .email)
            #expect(address?.softBounces == 2)
        },
        Law("a hard bounce suppresses the address, and the next rung speaks") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let handle = try #require(try await scene.send(on: .email))

            _ = try await scene.hear(.bounced(isHard: true), about: handle)

            let customer = try #require(try await store.customer("ann"))
            #expect(customer.profile.address(on: .email)?.suppression == .hardBounce)
            #expect(try await scene.lease(.push).count == 1)
        },
        Law("feedback is known by the provider's id, also when it comes before the answer") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Subscribed", of: "ann")
            let report = FeedbackReport(
                subject: .provider(id: "p1", provider: "acme"),
                feedback: .seen(isMachine: false),
                at: StoreScene.start
            )

            let early = try await store.hear(
                [report],
                at: StoreScene.start,
                deciding: scene.decider
            ).result
            try await scene.send(on: .email, providerID: "p1")
            let late = try await store.hear(
                [report],
                at: StoreScene.start,
                deciding: scene.decider
            ).result

            #expect(early == [.unknownContact])
            #expect(late == [.taken])
            let email = try await scene.contacts(of: "ann").first { $0.channel == .email }
            #expect(email?.stateWord == "seen")
        },
        Law("two providers that give one id to two messages are told apart") {
            store async throws in
            let scene = StoreScene(store)
            for customer in ["ann", "bob"] {
                try await scene.takeIn("Subscribed", of: customer)
                let provider = customer == "ann" ? "acme" : "zenith"
                try await scene.send(on: .email, providerID: "1", provider: provider)
            }
            let bounce = Feedback.bounced(isHard: true)

            let known = try await scene.hear(bounce, aboutID: "1", of: "zenith")
            let other = try await scene.hear(bounce, aboutID: "1", of: "other")

            #expect(known == .taken)
            #expect(other == .unknownContact)
            #expect(try await scene.contacts(of: "ann").first?.stateWord == "sent")
            #expect(try await scene.contacts(of: "bob").first?.stateWord == "failed")
        },
        Law("an id that two contacts have, and no settlement says whose, names neither") {
            store async throws in
            let scene = StoreScene(store)
            for customer in ["ann", "bob"] {
                try await scene.takeIn("Subscribed", of: customer)
                try await scene.send(on: .email, providerID: "1")
            }

            let receipt = try await scene.hear(.complained, aboutID: "1", of: "acme")

            #expect(receipt == .unknownContact)
            #expect(try await store.customer("ann")?.profile.consents.isEmpty == true)
            #expect(try await store.customer("bob")?.profile.consents.isEmpty == true)
        },
        Law("an early report waits for the settlement of its own provider") {
            store async throws in
            let scene = StoreScene(store)
            _ = try await scene.hear(.seen(isMachine: false), aboutID: "1", of: "zenith")

            for customer in ["ann", "bob"] {
                try await scene.takeIn("Subscribed", of: customer)
                let provider = customer == "ann" ? "acme" : "zenith"
                try await scene.send(on: .email, providerID: "1", provider: provider)
            }

            let bob = try await scene.contacts(of: "bob").first { $0.channel == .email }
            #expect(try await scene.contacts(of: "ann").first?.stateWord == "sent")
            #expect(bob?.stateWord == "seen")
        },
        Law("feedback about no known contact is answered so") { store async throws in
            let scene = StoreScene(store)
            let handle = ContactHandle(customer: 1, contact: Identifier(high: 5, low: 5))

            #expect(try await scene.hear(.delivered, about: handle) == .unknownContact)
        },
        Law("who unsubscribes hears no more of the topic, and what is queued is recalled") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.takeIn("Subscribed", of: "ann", id: "m2")
            let handle = try #require(try await scene.send(on: .email))

            let isKnown = try await store.unsubscribe(
                handle,
                fromEverything: false,
                source: "unsubscribe link",
                at: scene.later(.hours(1)),
                deciding: scene.decider
            ).result

            #expect(isKnown)
            _ = try await scene.wake(at: scene.later(.days(3)))
            for channel in Channel.pushed {
                #expect(try await scene.lease(channel, at: scene.later(.days(3))).isEmpty)
            }
            let consents = try await store.customer("ann")?.profile.consents
            #expect(consents?.map(\.isGranted) == [false])
            #expect(consents?.map(\.topic) == ["news"])
        },
    ]
}
