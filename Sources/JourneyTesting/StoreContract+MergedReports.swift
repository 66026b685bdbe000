import JourneyCore
import JourneyStore
import Testing

/// Links and reports that were handed out before a merge still find their contact after it.
extension StoreContract {
    static let mergedReports: [Law] = [
        Law("what comes in one request with a merge by a former id is the survivor's") {
            store async throws in
            let scene = StoreScene(store)
            for id in ["first", "second", "third"] {
                try await scene.takeIn("Visited", of: id, id: "visit-\(id)")
            }
            try await scene.link("first", to: "second", kind: .previous)
            func event(_ id: String, of customer: String) -> IncomingEvent {
                .sample("Visited", of: customer, id: id, at: StoreScene.start)
            }
            var alias = event("alias", of: "third")
            alias.link = IdentityLink(id: "first", kind: .previous, isTrusted: true)
            let request = [event("before", of: "second"), alias, event("after", of: "second")]

            let receipts = try await store.takeIn(
                request,
                at: StoreScene.start,
                deciding: scene.decider
            ).result
            let again = try await store.takeIn(
                request,
                at: StoreScene.start,
                deciding: scene.decider
            ).result

            #expect(receipts == [.taken, .taken, .taken])
            #expect(again == [.repeated, .repeated, .repeated])
            #expect(try await store.customer("second")?.id == "third")
        },
        Law("a bounce of an address that a merge replaced is noted of that address alone") {
            store async throws in
            let scene = StoreScene(store)
            try await scene.visit("Signed Up", of: "anon")
            let job = try #require(try await scene.lease(.email).first?.reference)
            let grant = try await scene.begin([job]).first?.grant
            let address = try #require(grant?.address)
            _ = try await scene.settle([job], .accepted(providerID: "p1"))
            try await scene.takeIn("Visited", of: "ann")

            try await scene.link("anon", to: "ann")
            _ = try await scene.hear(.bounced(isHard: true), about: job.contact)

            let profile = try #require(try await store.customer("ann")?.profile)
            let current = profile.address(on: .email)
            #expect(current != nil && current?.text != address)
            #expect(current?.isSuppressed(at: StoreScene.start) == false)
            let former = profile.addresses.first { $0.text == address }
            #expect(former?.suppression == .hardBounce)
        },
        Law("the unsubscribe link of a message from before a merge works after it") {
            store async throws in
            let scene = StoreScene(store)
            let handle = try #require(try await merged(scene))

            let isKnown = try await store.unsubscribe(
                handle,
                fromEverything: true,
                source: "unsubscribe link",
                at: scene.later(.minutes(5)),
                deciding: scene.decider
            ).result
            let link = try await store.confirmLink(of: handle, at: scene.later(.minutes(5)))

            #expect(isKnown)
            #expect(link != nil)
            let consents = try await store.customer("ann")?.profile.consents
            #expect(consents?.map(\.isGranted) == [false])
        },
        Law("a provider's id that was settled before and after a merge names one contact") {
            store async throws in
            let scene = StoreScene(store)
            let handle = try #require(try await merged(scene))
            let job = JobReference(contact: handle, lease: 1)
            let settled = try await scene.settle([job], .accepted(providerID: "p-1"))

            let heard = try await scene.hear(
                .clicked(isMachine: false),
                aboutID: "p-1",
                of: "shop-mail"
            )

            #expect(settled == [.ok])
            #expect(heard == .taken)
            let contacts = try await scene.contacts(of: "ann")
            #expect(contacts.contains { $0.clickedAt != nil })
        },
    ]

    /// A customer is written to, and turns out to be Ann; the handle is the one from before.
    private static func merged(_ scene: StoreScene) async throws -> ContactHandle? {
        try await scene.takeIn("identify", of: "ann")
        try await scene.takeIn("Signed Up", of: "guest")
        let handle = try await scene.send(on: .email, providerID: "p-1")
        var event = IncomingEvent.sample("identify", of: "ann", id: "m9", at: StoreScene.start)
        event.link = IdentityLink(id: "guest", kind: .previous, isTrusted: true)
        _ = try await scene.store.takeIn(
            [event],
            at: StoreScene.start,
            deciding: scene.decider
        )
        return handle
    }
}
