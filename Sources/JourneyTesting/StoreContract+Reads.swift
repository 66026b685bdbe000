import JourneyCore
import JourneyStore
import Testing

extension StoreContract {
    static let reads: [Law] = [
        Law("nobody is known of whom nothing came") { store async throws in
            #expect(try await store.customer("nobody") == nil)
        },
        Law("a profile is read as it was told") { store async throws in
            let scene = StoreScene(store)
            let consent = Consent(
                topic: "news",
                channel: .email,
                isGranted: true,
                at: StoreScene.start,
                source: "form",
                text: "yes, \"all\" of it\n"
            )
            let profile = ProfileChange(
                attributes: ValueMap(["name": .string("Änn \u{1F600}"), "age": .int(41)]),
                addresses: [(.email, "ann@example.com"), (.sms, "+49 1")],
                consents: [consent],
                timeZone: "Europe/Berlin",
                locale: "de-DE"
            )

            try await scene.takeIn("Sneezed", of: "ann", profile: profile)

            let read = try #require(try await store.customer("ann")?.profile)
            #expect(read.attributes["name"]?.jsonText == "\"Änn \u{1F600}\"")
            #expect(read.addresses.map(\.text) == ["ann@example.com", "+49 1"])
            #expect(read.consents == [consent])
            #expect(read.timeZone == "Europe/Berlin")
            #expect(read.locale == "de-DE")
        },
        Law("the status counts what there is") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            try await scene.takeIn("Signed Up", of: "bob")
            try await scene.takeIn("Left", of: "bob", id: "m2")

            let status = try await store.status(at: StoreScene.start)

            #expect(status.customers == 2)
            #expect(status.events == 3)
            #expect(
                Set(status.enrollments) == [
                    .init(journey: "welcome", ended: nil, count: 1),
                    .init(journey: "welcome", ended: "exited", count: 1),
                ]
            )
            #expect(
                Set(status.contacts) == [
                    .init(
                        message: "welcome",
                        channel: .email,
                        state: "queued",
                        reason: nil,
                        count: 1
                    ),
                    .init(
                        message: "welcome",
                        channel: .email,
                        state: "recalled",
                        reason: .exited,
                        count: 1
                    ),
                ]
            )
            #expect(status.oldestQueued == [.email: StoreScene.start])
            #expect(status.nextDue == scene.later(.days(7)))
        },
        Law("a handle leads to its customer, a forged one to nobody") { store async throws in
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            let handle = try #require(try await scene.lease(.email).first?.handle)
            var forged = handle
            forged.check ^= 1

            #expect(try await store.customer(of: handle)?.id == "ann")
            #expect(try await store.customer(of: forged) == nil)
            #expect(ContactHandle(handle.description) == handle)
        },
        Law("keys are kept until they are revoked, and remembered afterwards") {
            store async throws in
            let key = StoredKey(
                id: "k1",
                hash: [UInt8](0..<32),
                scope: "jobs:email",
                name: "mailer",
                createdAt: StoreScene.start
            )

            try await store.addKey(key)
            #expect(try await store.keys() == [key])
            #expect(try await store.revokeKey("k1", at: StoreScene.start + .days(1)))
            #expect(try await store.revokeKey("k2", at: StoreScene.start) == false)

            #expect(try await store.keys().map(\.revokedAt) == [StoreScene.start + .days(1)])
        },
    ]
}
