import JourneyCore
import JourneyEngine
import JourneyTesting
import Testing

@testable import JourneyStore

/// Each kind of problem, planted in a sound database, is found and named.
struct DoctorTests {
    private let store: SQLiteStore
    private let scene: StoreScene
    private let now = StoreScene.start + .days(1)

    init() async throws {
        store = try SQLiteStore.inMemory()
        scene = StoreScene(store)
        try await scene.takeIn("Signed Up", of: "ann")
        try await scene.takeIn("Signed Up", of: "bob")
        try await scene.send(on: .email)
    }

    private func findings() async throws -> [DoctorFinding] {
        var found: [DoctorFinding] = []
        let doctor = Doctor(store: store, decider: scene.decider)
        let counts = try await doctor.examine(at: now) { found.append($0) }
        #expect(counts.customers == 2)
        return found
    }

    private func plant(_ statements: [String]) async throws {
        try await store.write { session in
            for sql in statements { try session.statement(sql: sql).run() }
        }
    }

    @Test func `a sound database has no findings`() async throws {
        #expect(try await findings() == [])
    }

    @Test(arguments: [
        (4, "began after its expiry", "UPDATE contact SET begun_at = expires_at + 1"),
        (4, "held out", "UPDATE enrollment SET holdout = 1"),
        (
            5, "after its enrollment's end",
            """
            UPDATE enrollment SET state = 5, due = NULL, end = 1, ended_at = entered_at - 1
            """
        ),
        (8, "lock of 'welcome' is nobody's", "DELETE FROM enrollment"),
    ])
    func `what breaks an invariant is found under its number`(
        invariant: Int,
        words: String,
        sql: String
    ) async throws {
        try await plant([sql + " WHERE customer = 1"])

        let found = try await findings()

        #expect(found.contains { $0.invariant == invariant && $0.problem.contains(words) })
        #expect(found.allSatisfy { $0.customer == "ann" && !$0.advice.isEmpty })
    }

    @Test func `an offer without a lock is found while a contact of it is at hand`() async throws {
        try await scene.takeIn("Signed Up", of: "cat")
        try await plant(["UPDATE contact SET holds_offer = 0 WHERE customer = 3"])
        var found: [DoctorFinding] = []

        _ = try await Doctor(store: store, decider: scene.decider)
            .examine(at: now) { found.append($0) }

        #expect(found.map(\.customer) == ["cat"])
        #expect(found.map(\.invariant) == [8])
    }

    @Test func `a second voice within the cooldown is found, and so is a broken cap`() async throws
    {
        try await plant([
            "CREATE TEMP TABLE twin AS SELECT * FROM contact WHERE customer = 1",
            "UPDATE twin SET n = n + 1, holds_offer = 0, id = randomblob(16)",
            "INSERT INTO contact SELECT * FROM twin",
        ])

        let found = try await findings()

        #expect(found.contains { $0.invariant == 1 && $0.problem.contains("within the cooldown") })
        #expect(
            found.contains { $0.invariant == 3 } == !scene.decider.programme.policy.caps.isEmpty
        )
    }

    @Test func `a damaged row is found, and the others are looked at all the same`() async throws {
        try await plant(["UPDATE contact SET journey = 4711 WHERE customer = 1"])

        let found = try await findings()

        #expect(found.count == 1)
        #expect(found.first?.invariant == nil)
        #expect(found.first?.problem.contains("4711") == true)
    }

    @Test func `rows of nobody are counted by table`() async throws {
        try await plant(["DELETE FROM customer WHERE number = 2"])
        var found: [DoctorFinding] = []

        _ = try await Doctor(store: store, decider: scene.decider)
            .examine(at: now) { found.append($0) }

        #expect(
            found.contains { $0.problem.contains("rows of table 'contact' belong to no customer") }
        )
        #expect(found.allSatisfy { $0.customer == nil && $0.invariant == 8 })
    }
}
