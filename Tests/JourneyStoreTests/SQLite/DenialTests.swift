import JourneyCore
import JourneyTesting
import Testing

@testable import JourneyStore

/// Lives of one database: they have the same secret, so they know each other's lines.
@Suite struct DenialTests {
    private func refuse(_ scene: StoreScene, _ customer: String) async throws {
        let denial = Consent(topic: "news", isGranted: false, at: StoreScene.start)
        let change = ProfileChange(consents: [denial])
        try await scene.takeIn("Identify", of: customer, id: "no", profile: change)
    }

    private func lines(of store: SQLiteStore) async throws -> [Denial] {
        try await store.denials(since: StoreScene.start, after: 0, limit: 10)
    }

    @Test func `who comes after the restored backup is held to what was refused before`()
        async throws
    {
        let lost = try SQLiteStore.inMemory()
        try await refuse(StoreScene(lost), "ann")
        let restored = try SQLiteStore.inMemory()

        let replay = try await restored.hold(to: try await lines(of: lost))

        #expect(replay == DenialReplay(strangers: 1))
        for store in [restored, try restored.reopened()] {
            let scene = StoreScene(store)
            try await scene.takeIn("Signed Up", of: "ann")
            #expect(try await scene.lease(.email).isEmpty)
            let consents = try await store.customer("ann")?.profile.consents
            #expect(consents?.map(\.isGranted) == [false])
        }
    }

    @Test func `the first event of who is held may lift it by a later grant`() async throws {
        let lost = try SQLiteStore.inMemory()
        try await refuse(StoreScene(lost), "ann")
        let restored = try SQLiteStore.inMemory()
        _ = try await restored.hold(to: try await lines(of: lost))
        let later = StoreScene.start + .days(1)
        let grant = Consent(topic: "news", isGranted: true, at: later)

        try await StoreScene(restored).takeIn(
            "Identify",
            of: "ann",
            at: later,
            profile: ProfileChange(consents: [grant])
        )

        #expect(try await restored.customer("ann")?.profile.consents == [grant])
    }

    @Test func `a line tells the customer's id to nobody without the secret`() async throws {
        let store = try SQLiteStore.inMemory()
        let zeros = try #require(KeyedHash.Key([UInt8](repeating: 0, count: 16)))
        try await refuse(StoreScene(store), "ann")

        let line = try #require(try await lines(of: store).first)

        var hash = KeyedHash(key: zeros)
        hash.combine("customer")
        hash.combine("ann")
        #expect(line.customer == hash.value)
    }

    @Test(arguments: ["UPDATE denial SET channel = 9", "INSERT INTO denial SELECT * FROM denial"])
    func `a damaged or a second line is not written`(sql: String) async throws {
        let store = try SQLiteStore.inMemory()
        try await refuse(StoreScene(store), "ann")

        await #expect(throws: StoreError.self) {
            try await store.write { _ = try $0.statement(sql: sql).run() }
        }
    }

    @Test func `a refusal costs its line and the row of the profile, anything else no line`()
        async throws
    {
        let store = try SQLiteStore.inMemory()
        let scene = StoreScene(store)
        try await scene.takeIn("Identify", of: "ann")
        let before = store.statistics.rowsWritten

        try await refuse(scene, "ann")

        // The event, the profile, the line.
        #expect(store.statistics.rowsWritten - before == 3)
    }
}
