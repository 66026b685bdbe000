import JourneyCore
import JourneyEngine
import JourneyStore
import JourneyTesting
import Testing

struct IntakeTests {
    @Test func `requests that come while a transaction runs share the next one`() async throws {
        let world = try World(.reminder())

        try await withThrowingTaskGroup { group in
            for number in 0..<50 {
                group.addTask {
                    _ = try await world.engine.intake.take([world.signUp("c\(number)")])
                }
            }
            try await group.waitForAll()
        }

        #expect(try await world.store.status(at: world.time.now).customers == 50)
        #expect(world.store.statistics.transactions < 50)
    }

    @Test func `the same event again is repeated and changes nothing`() async throws {
        let world = try World(.reminder())

        let first = try await world.engine.intake.take([world.signUp("anna")])
        let again = try await world.engine.intake.take([world.signUp("anna")])

        #expect(first == [.taken])
        #expect(again == [.repeated])
        #expect(try await world.store.customer("anna")?.enrollments.count == 1)
    }

    @Test func `a request larger than a transaction is taken whole and in order`() async throws {
        let world = try World(.reminder())
        let count = Limits.intakeBatchMax * 2 + 1

        let receipts = try await world.engine.intake.take(
            (0..<count).map { world.signUp("c\($0)") }
        )

        #expect(receipts == Array(repeating: .taken, count: count))
    }

    @Test func `more than may wait is refused at once and nothing of it is taken`() async throws {
        let world = try World(.reminder())
        let tooMany = (0...Limits.intakeWaitingMax).map { world.signUp("c\($0)") }

        await #expect(throws: Intake.Overloaded.self) {
            _ = try await world.engine.intake.take(tooMany)
        }

        #expect(try await world.store.status(at: world.time.now).customers == 0)
    }
}
