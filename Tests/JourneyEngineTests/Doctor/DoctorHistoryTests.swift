import JourneyCore
import JourneyEngine
import JourneyTesting
import Testing

@testable import JourneyStore

/// What looks like damage in a long life and is none, and the damage beside it.
struct DoctorHistoryTests {
    private let store: SQLiteStore

    init() throws {
        store = try SQLiteStore.inMemory()
    }

    private func findings(
        _ decider: Decider,
        at now: Timestamp = StoreScene.start + .days(1)
    ) async throws -> [DoctorFinding] {
        var found: [DoctorFinding] = []
        _ = try await Doctor(store: store, decider: decider).examine(at: now) { found.append($0) }
        return found
    }

    private func run(_ sql: String...) async throws {
        try await store.write { session in
            for statement in sql { try session.statement(sql: statement).run() }
        }
    }

    /// A second contact of the first customer, about something else.
    private func addTwin(begunAt: Timestamp? = nil) async throws {
        let instant = begunAt.map { String($0.milliseconds) } ?? "begun_at"
        try await run(
            "CREATE TEMP TABLE twin AS SELECT * FROM contact WHERE begun_at > 0",
            """
            UPDATE twin SET about = 'else', holds_offer = 0, id = randomblob(16), \
            begun_at = \(instant)
            """,
            "INSERT INTO contact SELECT * FROM twin",
            "DROP TABLE twin"
        )
    }

    // MARK: Operators

    @Test func `what an operator took up again is no alarm, whatever its journey has done`()
        async throws
    {
        let scene = StoreScene(store)
        try await scene.takeIn("Signed Up", of: "ann")
        let job = try #require(try await scene.lease(.email).first?.reference)
        _ = try await scene.begin([job])
        _ = try await scene.settle([job], .permanentRequest)
        try await scene.takeIn("Bought", of: "ann", id: "m2")
        let count = try await store.retry(
            [job.contact],
            at: StoreScene.start,
            deciding: scene.decider
        ).result
        #expect(count == 1)

        #expect(try await findings(scene.decider) == [])

        // One that never began was taken up by nobody.
        try await run("UPDATE contact SET begun_at = NULL WHERE state = 1")
        let found = try await findings(scene.decider)
        #expect(found.map(\.invariant) == [8])
        #expect(found.first?.problem.contains("waits for nobody") == true)
    }

    // MARK: Caps

    private func capped(_ window: Cap.Window) -> StoreScene {
        StoreScene(store, SampleProgramme.make(caps: [Cap(atMost: 1, window: window)]))
    }

    @Test(arguments: [Cap.Window.rolling(.days(1)), .calendarDays(1)])
    func `a cap that was exceeded is found`(_ window: Cap.Window) async throws {
        let scene = capped(window)
        try await scene.takeIn("Signed Up", of: "ann")
        try await scene.send(on: .email)
        #expect(try await findings(scene.decider) == [])

        try await addTwin()

        let found = try await findings(scene.decider)
        #expect(Set(found.map(\.invariant)) == [3])
        #expect(found.allSatisfy { $0.customer == "ann" })
    }

    @Test func `calendar days end at the customer's midnight, and the policy's is tried too`()
        async throws
    {
        let scene = capped(.calendarDays(1))
        let zones = Decider(programme: scene.decider.programme, calendar: TestZones.calendar)
        try await scene.takeIn("Signed Up", of: "ann")
        try await scene.send(on: .email)
        // The scene begins at 22:13 UTC: 23:13 in Berlin, 08:13 of the next day in Vladivostok.
        try await run("UPDATE customer SET time_zone = 'Asia/Vladivostok'")
        try await addTwin(begunAt: StoreScene.start + .hours(1))

        // One day in Vladivostok, two in the policy's Berlin.
        #expect(try await findings(zones) == [])

        try await run(
            "UPDATE contact SET begun_at = \((StoreScene.start + .minutes(20)).milliseconds) "
                + "WHERE about = 'else'"
        )
        #expect(Set(try await findings(zones).map(\.invariant)) == [3])
    }

    // MARK: Merges

    private func merge(_ scene: StoreScene, at now: Timestamp) async throws {
        var event = IncomingEvent.sample("identify", of: "ann", id: "m9", at: now)
        event.link = IdentityLink(id: "guest", kind: .previous, isTrusted: true)
        _ = try await store.takeIn([event], at: now, deciding: scene.decider)
    }

    @Test func `what two customers were told before they were one exceeds no cap`() async throws {
        let scene = capped(.rolling(.days(1)))
        for customer in ["ann", "guest"] {
            try await scene.takeIn("Signed Up", of: customer)
            try await scene.send(on: .email)
        }
        try await merge(scene, at: StoreScene.start + .hours(1))

        #expect(try await findings(scene.decider) == [])

        // Who comes after the merge finds the place taken.
        try await run("DELETE FROM contact WHERE n > 0")
        try await addTwin(begunAt: StoreScene.start + .hours(2))
        #expect(Set(try await findings(scene.decider).map(\.invariant)) == [3])
    }

    @Test func `an offer that two customers heard is no second voice, and one after that is`()
        async throws
    {
        let scene = StoreScene(store)
        for customer in ["ann", "guest"] {
            try await scene.takeIn("Signed Up", of: customer)
            try await scene.send(on: .email)
        }
        let now = StoreScene.start + .hours(1)
        try await merge(scene, at: now)

        #expect(try await findings(scene.decider) == [])

        try await run(
            "UPDATE contact SET begun_at = \((now + .hours(1)).milliseconds) WHERE n = 1"
        )
        let found = try await findings(scene.decider)
        #expect(found.contains { $0.invariant == 1 && $0.problem.contains("within the cooldown") })
    }

    // MARK: Display

    private func shown() async throws -> StoreScene {
        let send = SendStep(
            id: "banner",
            message: "banner",
            ladder: [Rung(channel: .display, duration: .days(4))],
            until: .goal,
            next: 1
        )
        let scene = StoreScene(
            store,
            Programme(
                [.sample(steps: [.send(send), .wait(id: "rest", .days(30))])],
                messages: [.sample("banner", topic: "news")]
            )
        )
        try await scene.takeIn("Signed Up", of: "ann")
        try await scene.send(on: .display)
        return scene
    }

    @Test(arguments: [
        (
            "is shown, and nothing takes it back",
            "UPDATE contact SET withdraw = NULL, lane = NULL, at = NULL"
        ),
        ("is shown for ever", "UPDATE contact SET at = \(DoctorDamageTests.future)"),
        (
            "is still shown, and its journey was left",
            "UPDATE enrollment SET state = 5, due = NULL, end = 2, ended_at = 9"
        ),
    ])
    func `what is shown without an end is found`(words: String, sql: String) async throws {
        let scene = try await shown()
        #expect(try await findings(scene.decider) == [])

        try await run(sql)

        let found = try await findings(scene.decider)
        #expect(
            found.contains {
                $0.invariant == 7 && $0.customer == "ann" && $0.problem.contains(words)
            },
            "found \(found.map(\.text))"
        )
    }
}
