import JourneyCore
import JourneyEngine
import JourneyStore
import JourneyTesting
import Testing

struct LearnerTests {
    private func world(value: ValuePolicy?) throws -> World {
        let sample = Programme.reminder()
        var policy = sample.policy
        policy.value = value
        return try World(
            Programme(policy: policy, journeys: sample.journeys, messages: [.sample("reminder")]),
            at: Timestamp("2026-03-02T09:20:00Z")
        )
    }

    private func send(in world: World) async throws {
        _ = try await world.engine.intake.take([world.signUp("anna")])
        let jobs = try await world.engine.queue.lease(on: .email, limit: 10, for: nil).jobs
        let references = jobs.map {
            JobReference(contact: $0.handle, lease: $0.contact.leaseCount)
        }
        _ = try await world.engine.queue.begin(references, on: .email)
        _ = try await world.engine.queue.settle(
            references.map { SettleReport(job: $0, outcome: .accepted(providerID: nil)) }
        )
    }

    @Test func `each full hour it looks, and makes a snapshot where something is new`()
        async throws
    {
        let world = try world(value: ValuePolicy())
        try await send(in: world)

        #expect(try await world.engine.learner.runOnce() == Timestamp("2026-03-02T10:00:00Z"))
        #expect(try await world.store.learned(at: .distantFuture) == nil)

        world.time.advance(by: .hours(25))
        #expect(try await world.engine.learner.runOnce() == Timestamp("2026-03-03T11:00:00Z"))
        let snapshot = try #require(try await world.store.learned(at: .distantFuture))
        #expect(snapshot.id == 1)
        #expect(snapshot.channels.map(\.channel) == [.email])

        world.time.advance(by: .hours(1))
        _ = try await world.engine.learner.runOnce()
        #expect(try await world.store.learned(at: .distantFuture) == snapshot)
    }

    @Test func `without value nothing is learned`() async throws {
        let world = try world(value: nil)
        try await send(in: world)
        world.time.advance(by: .days(3))

        _ = try await world.engine.learner.runOnce()

        #expect(try await world.store.learned(at: .distantFuture) == nil)
    }
}
