import JourneyCore
import JourneyStore
import JourneyTesting
import Testing

/// How much a customer of workload W1 costs: what the machine's speed can't blur.
@Suite struct WorkTests {
    private let scene: StoreScene
    private let store: SQLiteStore

    init() async throws {
        store = try SQLiteStore.inMemory()
        scene = StoreScene(store, SampleProgramme.make(remembers: false))
        // The names get their numbers, the statements are prepared.
        try await scene.takeIn("Subscribed", of: "first")
        let job = try #require(try await scene.lease(.email).first)
        _ = try await scene.hear(.seen(isMachine: false), about: job.handle)
    }

    @Test func `a start writes four rows with at most eleven statements`() async throws {
        let work = try await measure { try await scene.takeIn("Subscribed", of: "ann") }

        #expect(work.rowsWritten == 4)
        #expect(work.statements <= 11)
    }

    @Test func `a hundred starts in a batch write four hundred rows`() async throws {
        let events = (0..<100).map { index in
            IncomingEvent.sample(
                "Subscribed",
                of: "customer \(index)",
                id: "m1",
                at: StoreScene.start,
                profile: .reachable("customer \(index)")
            )
        }

        let work = try await measure {
            _ = try await store.takeIn(events, at: StoreScene.start, deciding: scene.decider)
        }

        #expect(work.rowsWritten == 400)
        #expect(work.statements <= 705)
    }

    @Test func `an event that comes again writes nothing`() async throws {
        let work = try await measure { try await scene.takeIn("Subscribed", of: "first") }

        #expect(work.rowsWritten == 0)
        #expect(work.statements <= 4)
    }

    @Test func `an event that concerns no journey costs its own row`() async throws {
        let event = IncomingEvent.sample("Sneezed", of: "first", id: "m2", at: StoreScene.start)
        _ = try await store.takeIn([event], at: StoreScene.start, deciding: scene.decider)
        var again = event
        again.event.reference.messageID = "m3"
        let next = again

        let work = try await measure {
            _ = try await store.takeIn([next], at: StoreScene.start, deciding: scene.decider)
        }

        #expect(work.rowsWritten == 1)
        #expect(work.statements <= 3)
    }

    @Test func `a resume writes three rows`() async throws {
        try await scene.takeIn("Subscribed", of: "ann")
        let job = try #require(try await scene.lease(.email).first)

        let work = try await measure {
            _ = try await scene.hear(.seen(isMachine: false), about: job.handle)
        }

        #expect(work.rowsWritten == 3)
        #expect(work.statements <= 10)
    }

    @Test func `a hundred customers, half of whom see the mail, write 700 rows`() async throws {
        // One who times out, so that the step of the SMS has its number.
        try await scene.takeIn("Subscribed", of: "slow", at: StoreScene.start - .days(3))
        _ = try await scene.wake(at: StoreScene.start - .days(1))
        let customers = (0..<100).map { "customer \($0)" }
        let events = customers.map {
            IncomingEvent.sample(
                "Subscribed",
                of: $0,
                id: "m1",
                at: StoreScene.start,
                profile: .reachable($0)
            )
        }

        let start = try await measure {
            _ = try await store.takeIn(events, at: StoreScene.start, deciding: scene.decider)
        }
        var reports: [FeedbackReport] = []
        for customer in customers.prefix(50) {
            reports.append(try await report(thatSeen: customer))
        }
        let later = StoreScene.start + .days(1)
        let resume = try await measure {
            _ = try await store.hear(reports, at: later, deciding: scene.decider)
        }
        let timer = try await measure {
            _ = try await scene.wake(limit: 100, at: StoreScene.start + .days(2))
        }

        #expect(start.rowsWritten == 400)
        #expect(resume.rowsWritten == 150)
        #expect(timer.rowsWritten == 150)
        #expect(start.statements + resume.statements + timer.statements <= 1_520)
    }

    private func report(thatSeen customer: String) async throws -> FeedbackReport {
        let known = try #require(try await store.customer(customer))
        let contact = try #require(known.contacts.first)
        return FeedbackReport(
            subject: .contact(ContactHandle(customer: known.number, contact: contact.id)),
            feedback: .seen(isMachine: false),
            at: StoreScene.start + .days(1)
        )
    }

    @Test func `a delivery writes seven rows, one of them the claim of its mailbox`() async throws {
        try await scene.takeIn("Subscribed", of: "ann")

        let work = try await measure { try await scene.send(on: .email) }

        #expect(work.rowsWritten <= 7)
        #expect(work.transactions == 3)
    }

    private func measure(_ body: () async throws -> Void) async throws -> StoreCounters {
        let before = store.statistics
        try await body()
        let after = store.statistics
        return StoreCounters(
            transactions: after.transactions - before.transactions,
            statements: after.statements - before.statements,
            rowsWritten: after.rowsWritten - before.rowsWritten
        )
    }
}
