import JourneyCore
import JourneyStore
import Testing

/// Links and reports that were handed out before a merge still find their contact after it.
extension StoreContract {
    static let mergedReports: [Law] = [
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
