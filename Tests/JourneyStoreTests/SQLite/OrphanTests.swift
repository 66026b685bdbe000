import JourneyCore
import JourneyStore
import JourneyTesting
import Testing

/// Reports about contacts that the database does not know: of a later life of it, before it was
/// restored.
@Suite struct OrphanTests {
    private let later: StoreScene
    private let restored: SQLiteStore
    private let scene: StoreScene

    init() async throws {
        later = StoreScene(try SQLiteStore.inMemory())
        restored = try SQLiteStore.inMemory()
        scene = StoreScene(restored)
    }

    private func handleOfLater() async throws -> ContactHandle {
        try await later.takeIn("Signed Up", of: "ann")
        return try #require(try await later.send(on: .email))
    }

    @Test func `feedback about a contact that is not known is heard once it is`() async throws {
        let handle = try await handleOfLater()

        let receipt = try await scene.hear(.seen(isMachine: false), about: handle)
        try await scene.takeIn("Signed Up", of: "ann")

        #expect(receipt == .unknownContact)
        // What the next rung planned is recalled: it was seen.
        let contacts = try await scene.contacts(of: "ann")
        #expect(contacts.map(\.stateWord) == ["seen", "recalled"])
        #expect(try await scene.lease(.email).isEmpty)
        let again = try await scene.hear(.seen(isMachine: false), about: handle)
        #expect(again == .taken)
    }

    @Test func `it is kept over a restart`() async throws {
        let handle = try await handleOfLater()
        _ = try await scene.hear(.bounced(isHard: true), about: handle)

        let reopened = StoreScene(try restored.reopened())
        try await reopened.takeIn("Signed Up", of: "ann")

        let customer = try #require(try await reopened.store.customer("ann"))
        #expect(customer.profile.address(on: .email)?.suppression == .hardBounce)
    }

    @Test func `it comes in any order and any number of times, and is heard once`() async throws {
        let handle = try await handleOfLater()
        for feedback in [
            Feedback.clicked(isMachine: false), .delivered, .clicked(isMachine: false),
            .seen(isMachine: true), .bounced(isHard: false), .bounced(isHard: false),
        ] {
            _ = try await scene.hear(feedback, about: handle)
        }

        try await scene.takeIn("Signed Up", of: "ann")

        #expect(try await scene.contacts(of: "ann").first?.stateWord == "clicked")
        let address = try await restored.customer("ann")?.profile.address(on: .email)
        #expect((address?.softBounces ?? 0) <= 1)
    }

    @Test func `who has none of it pays nothing for it`() async throws {
        try await scene.takeIn("Signed Up", of: "warm up")
        let before = restored.statistics.statements
        try await scene.takeIn("Signed Up", of: "ann")
        let without = restored.statistics.statements - before

        let stranger = ContactHandle(customer: 77, contact: Identifier(high: 5, low: 5))
        _ = try await scene.hear(.delivered, about: stranger)
        let middle = restored.statistics.statements
        try await scene.takeIn("Signed Up", of: "bob")

        #expect(restored.statistics.statements - middle == without + 1)
    }
}
