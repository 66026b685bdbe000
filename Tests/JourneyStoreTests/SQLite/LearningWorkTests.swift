import JourneyCore
import JourneyTesting
import Testing

@testable import JourneyStore

/// What learning costs, and that it costs nothing where it is off.
struct LearningWorkTests {
    private func programme(value: Bool) -> Programme {
        var policy = Policy.sample()
        if value { policy.value = ValuePolicy() }
        let step = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .email)],
            next: 1
        )
        return Programme(
            [.sample(steps: [.send(step)])],
            messages: [.sample("reminder", topic: "news")],
            policy: policy
        )
    }

    /// Rows and statements of a hundred settlements in one transaction.
    private func work(value: Bool) async throws -> StoreCounters {
        let store = try SQLiteStore.inMemory()
        let scene = StoreScene(store, programme(value: value))
        for customer in 0..<100 { try await scene.takeIn("Signed Up", of: "c\(customer)") }
        let jobs = try await scene.lease(.email, limit: 100).map(\.reference)
        _ = try await scene.begin(jobs, grantsMax: 100)
        let before = store.statistics
        _ = try await scene.settle(jobs, .accepted(providerID: nil))
        let after = store.statistics
        return StoreCounters(
            transactions: after.transactions - before.transactions,
            statements: after.statements - before.statements,
            rowsWritten: after.rowsWritten - before.rowsWritten
        )
    }

    @Test func `a hundred settlements cost one row more, and two statements`() async throws {
        let plain = try await work(value: false)
        let learning = try await work(value: true)

        #expect(learning.rowsWritten == plain.rowsWritten + 1)
        #expect(learning.statements == plain.statements + 2)
    }

    @Test(arguments: ["x'0207'", "x'FF'", "x'020202CE05'", "x'020202000202020000'"])
    func `a damaged snapshot is told, and not decided by`(bytes: String) async throws {
        let store = try SQLiteStore.inMemory()
        let scene = StoreScene(store, programme(value: true))
        try await scene.takeIn("Signed Up", of: "anna")
        try await scene.send(on: .email)
        let later = StoreScene.start + .days(2)
        _ = try #require(try await store.learn(at: later, deciding: scene.decider))
        try await store.write { session in
            _ = try session.statement(sql: "UPDATE response_snapshot SET channels = \(bytes)")
                .run()
        }

        await #expect(throws: StoreError.self) {
            try await scene.takeIn("Signed Up", of: "bob", at: later + .hours(1))
        }
    }

    @Test(arguments: UInt64(0)..<50)
    func `a snapshot is read as it was written`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var tallies = ResponseTallies()
        for _ in 0..<Int.random(in: 1...60, using: &random) {
            let key = ResponseTally.Key(
                hour: Int64.random(in: 400_000...500_000, using: &random),
                channel: Channel.pushed[Int.random(in: 0..<5, using: &random)],
                hourOfWeek: Bool.random(using: &random)
                    ? Int.random(in: 0..<168, using: &random) : nil
            )
            tallies.add(
                ResponseTally(
                    key,
                    contacts: Int64.random(in: -3...9_000, using: &random),
                    answered: Int64.random(in: -3...9_000, using: &random)
                )
            )
        }
        let now = Timestamp(hour: 500_030)
        let snapshot = try #require(
            ResponseSnapshot.next(after: nil, with: tallies.inOrder, at: now)
        )
        let store = try SQLiteStore.inMemory()
        try await store.write { try $0.keep(snapshot, of: [], forgettingBefore: now) }

        #expect(try await store.learned(at: .distantFuture) == snapshot)
        #expect(try await store.learned(at: now) == nil)
    }
}
