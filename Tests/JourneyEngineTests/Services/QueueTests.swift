import JourneyCore
import JourneyEngine
import JourneyStore
import JourneyTesting
import Testing

struct QueueTests {
    private func leased(_ world: World, customers: Int) async throws -> [JobReference] {
        for number in 0..<customers {
            _ = try await world.engine.intake.take([world.signUp("c\(number)")])
        }
        let jobs = try await world.engine.queue.lease(on: .email, limit: 100, for: nil).jobs
        return jobs.map { JobReference(contact: $0.handle, lease: $0.contact.leaseCount) }
    }

    @Test func `no more begin within a second than the channel's rate, over all adapters`()
        async throws
    {
        let world = try World(.reminder(emailRate: 3))
        var jobs = try await leased(world, customers: 5)
        #expect(jobs.count == 3)
        world.time.advance(by: .seconds(1))
        let more = try await world.engine.queue.lease(on: .email, limit: 100, for: nil).jobs
        jobs += more.map { JobReference(contact: $0.handle, lease: $0.contact.leaseCount) }

        let first = try await world.engine.queue.begin(Array(jobs.prefix(2)), on: .email)
        let second = try await world.engine.queue.begin(Array(jobs.dropFirst(2)), on: .email)

        #expect(first.map(\.result) == [.granted, .granted])
        let next = world.time.now + .seconds(1)
        #expect(
            second.map(\.result) == [
                .granted, .planned(until: next, .rate), .planned(until: next, .rate),
            ]
        )
    }

    @Test func `what the rate held back begins in the next second`() async throws {
        let world = try World(.reminder(emailRate: 1))
        let jobs = try await leased(world, customers: 2)
        #expect(jobs.count == 1)
        _ = try await world.engine.queue.begin(jobs, on: .email)
        #expect(try await world.engine.queue.lease(on: .email, limit: 100, for: nil).jobs.isEmpty)
        #expect(try await world.engine.queue.nextRoom() == world.time.now + .seconds(1))

        world.time.advance(by: .seconds(1))
        let again = try await world.engine.queue.lease(on: .email, limit: 100, for: nil).jobs

        #expect(again.count == 1)
        #expect(try await world.engine.queue.nextRoom() == nil)
    }

    @Test func `a lease that waits is answered as soon as a job is queued`() async throws {
        let world = try World(.reminder())

        try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                try await world.engine.queue.lease(
                    on: .email,
                    limit: 1,
                    for: nil,
                    waiting: .seconds(20)
                ).jobs.count
            }
            await world.time.sleepers(atLeast: 1)
            _ = try await world.engine.intake.take([world.signUp("anna")])
            world.time.advance(by: .seconds(1))
            let count = try await group.next()
            #expect(count == 1)
        }
    }

    @Test func `a lease that waits in vain ends empty at its deadline`() async throws {
        let world = try World(.reminder())

        try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                try await world.engine.queue.lease(
                    on: .email,
                    limit: 1,
                    for: nil,
                    waiting: .seconds(1)
                ).jobs.count
            }
            for _ in 0..<5 {
                await world.time.sleepers(atLeast: 1)
                world.time.advance(by: Milliseconds(200))
            }
            let count = try await group.next()
            #expect(count == 0)
        }
    }

    @Test func `a clock that stands still does not hold who waits`() async throws {
        let world = try World(.reminder())

        try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                try await world.engine.queue.lease(
                    on: .email,
                    limit: 1,
                    for: nil,
                    waiting: Milliseconds(400)
                ).jobs.count
            }
            for _ in 0..<3 {
                await world.time.sleepers(atLeast: 1)
                world.time.wakeAll()
            }
            let count = try await group.next()
            #expect(count == 0)
        }
    }

    @Test func `behind a closed gate a begin is planned, and opening it loses nothing`()
        async throws
    {
        let world = try World(.reminder())
        let jobs = try await leased(world, customers: 1)

        _ = try await world.engine.gatekeeper.stop(.channel(.email), recall: false)
        let stopped = try await world.engine.queue.begin(jobs, on: .email)
        let due = try await world.engine.gatekeeper.open(.channel(.email))
        _ = try await world.engine.waker.runOnce()
        let again = try await world.engine.queue.lease(on: .email, limit: 1, for: nil).jobs

        #expect(stopped.map(\.result) == [.planned(until: .distantFuture, .stopped)])
        #expect(due == 1)
        #expect(again.map(\.handle) == jobs.map(\.contact))
    }
}
