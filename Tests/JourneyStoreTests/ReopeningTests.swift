import JourneyCore
import JourneyStore
import JourneyTesting
import Testing

struct ReopeningTests {
    @Test func `a store that is opened again on its connection knows what was committed`()
        async throws
    {
        let store = try SQLiteStore.inMemory()
        let scene = StoreScene(store)
        try await scene.takeIn("Signed Up", of: "anna")

        let reopened = try store.reopened()

        let contacts = try await reopened.customer("anna")?.contacts
        #expect(contacts?.map(\.message) == ["welcome"])
        #expect(reopened.statistics.rowsWritten == 0)
        let again = try await StoreScene(reopened).takeIn("Signed Up", of: "anna")
        #expect(again == .repeated)
    }
}
