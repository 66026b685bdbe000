import JourneyCore
import JourneyEngine
import JourneyTesting
import Testing

@testable import JourneyStore

/// What only a fault of ours could leave behind is planted by bare SQL, and the doctor names it.
struct DoctorDamageTests {
    /// Ann was sent an email, Bob's is queued.
    private static func shop(
        _ programme: Programme = SampleProgramme.make()
    ) async throws -> (SQLiteStore, StoreScene) {
        let store = try SQLiteStore.inMemory()
        let scene = StoreScene(store, programme)
        try await scene.takeIn("Signed Up", of: "ann")
        try await scene.send(on: .email)
        try await scene.takeIn("Signed Up", of: "bob")
        return (store, scene)
    }

    struct Damage: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var invariant: Int?
        var words: String
        var customer: String?
        var sql: [String]
    }

    static let future = Timestamp.distantFuture.milliseconds

    static let damages = [
        Damage(
            testDescription: "a begin behind a gate",
            invariant: 4,
            words: "behind a gate that is closed since",
            customer: "ann",
            sql: ["INSERT INTO gate (kind, name, closed_at) VALUES (2, 'welcome', 5)"]
        ),
        Damage(
            testDescription: "a plan that waits for a gate that nobody closed",
            invariant: 7,
            words: "waits for a gate, and none is closed",
            customer: "bob",
            sql: ["UPDATE contact SET state = 1, lane = 0, at = \(future), reason = 7"]
        ),
        Damage(
            testDescription: "a plan for no reason of plans",
            invariant: 7,
            words: "is planned because of 'no_address'",
            customer: "bob",
            sql: ["UPDATE contact SET state = 1, lane = 0, at = 9, reason = 1"]
        ),
        Damage(
            testDescription: "a suppression by what only plans wait for",
            invariant: 7,
            words: "is suppressed because of 'patience'",
            customer: "bob",
            sql: ["UPDATE contact SET state = 10, lane = NULL, at = NULL, reason = 24"]
        ),
        Damage(
            testDescription: "a plan for ever",
            invariant: 7,
            words: "is planned for ever (cap)",
            customer: "bob",
            sql: ["UPDATE contact SET state = 1, lane = 0, at = \(future), reason = 13"]
        ),
        Damage(
            testDescription: "a job that nobody may ever lease",
            invariant: 7,
            words: "is queued for ever",
            customer: "bob",
            sql: ["UPDATE contact SET at = \(future)"]
        ),
        Damage(
            testDescription: "a lease without an end",
            invariant: 7,
            words: "is leased for ever",
            customer: "bob",
            sql: [
                """
                UPDATE contact SET state = 3, lane = 0, at = \(future), lease_until = \(future), \
                lease_number = 1
                """
            ]
        ),
        Damage(
            testDescription: "a contact that expires apart from its ladder",
            invariant: 7,
            words: "expires apart from its ladder",
            customer: "bob",
            sql: ["UPDATE contact SET expires_at = expires_at + 1"]
        ),
        Damage(
            testDescription: "an enrollment that nothing wakes",
            invariant: 6,
            words: "its enrollment in 'welcome' waits for ever",
            customer: "bob",
            sql: ["UPDATE enrollment SET due = \(future)"]
        ),
        Damage(
            testDescription: "a wait for quiet beyond its deadline",
            invariant: 6,
            words: "waits beyond its deadline",
            customer: "bob",
            sql: ["UPDATE enrollment SET state = 3, due = 9, deadline = 8"]
        ),
        Damage(
            testDescription: "two contacts that wait in one ladder",
            invariant: 6,
            words: "wait in one ladder",
            customer: "bob",
            sql: twin
        ),
        Damage(
            testDescription: "two contacts alive for one offer",
            invariant: 1,
            words: "are alive for one offer",
            customer: "bob",
            sql: twin
        ),
        Damage(
            testDescription: "a contact that waits, and its journey is elsewhere",
            invariant: 8,
            words: "waits, and its journey is elsewhere",
            customer: "bob",
            sql: ["UPDATE enrollment SET state = 1"]
        ),
        Damage(
            testDescription: "a contact that waits for an ended journey",
            invariant: 8,
            words: "waits for nobody",
            customer: "bob",
            sql: ["UPDATE enrollment SET state = 5, due = NULL, end = 2, ended_at = 9"]
        ),
        Damage(
            testDescription: "a lock without an end after its ladder",
            invariant: 8,
            words: "has no end, and its ladder is over",
            customer: "ann",
            sql: ["UPDATE enrollment SET state = 1", "UPDATE contact SET lock_until = NULL"]
        ),
        Damage(
            testDescription: "a job in the lane of another channel",
            invariant: nil,
            words: "CHECK constraint failed in contact",
            customer: nil,
            sql: [
                "PRAGMA ignore_check_constraints = ON", "UPDATE contact SET lane = 2",
                "PRAGMA ignore_check_constraints = OFF",
            ]
        ),
        Damage(
            testDescription: "a contact that is taken back and was never shown",
            invariant: 8,
            words: "is taken back, and was never shown",
            customer: "ann",
            sql: [withdrawn]
        ),
        Damage(
            testDescription: "a contact that is on its way again after it was taken back",
            invariant: 1,
            words: "is taken back, and may be shown once more",
            customer: "bob",
            sql: [withdrawn]
        ),
    ]

    private static let twin = [
        "CREATE TEMP TABLE twin AS SELECT * FROM contact",
        "UPDATE twin SET n = n + 1, holds_offer = 0, id = randomblob(16)",
        "INSERT INTO contact SELECT * FROM twin WHERE customer = 2",
    ]

    private static let withdrawn = """
        UPDATE contact SET withdraw = 5, withdraw_reason = 17, withdraw_attempt = 1, \
        withdraw_after = 1
        """

    @Test(arguments: damages)
    func `planted damage is named with its customer and its rule`(_ damage: Damage) async throws {
        let (store, scene) = try await Self.shop()
        #expect(try await findings(in: store, scene) == [])

        try await plant(damage.sql, of: damage.customer, in: store)

        let found = try await findings(in: store, scene)
        let named = found.first {
            $0.invariant == damage.invariant && $0.problem.contains(damage.words)
        }
        #expect(named != nil, "found \(found.map(\.text))")
        #expect(named?.customer == damage.customer)
        #expect(named?.advice.isEmpty == false)
    }

    @Test func `a finding about a contact names it`() async throws {
        let (store, scene) = try await Self.shop()
        let contact = try #require(try await scene.contacts(of: "bob").first)

        try await plant(["UPDATE contact SET at = \(Self.future)"], of: "bob", in: store)

        let problem = try #require(try await findings(in: store, scene).first?.problem)
        #expect(problem.contains("welcome '' by email (queued, \(contact.id))"))
    }

    // MARK: Consent

    @Test func `a begin after a refusal in the journal is found, unless consent came after it`()
        async throws
    {
        let (store, scene) = try await Self.shop()
        let refusal = Consent(topic: "*", isGranted: false, at: StoreScene.start + .hours(1))
        let change = ProfileChange(consents: [refusal])
        let later = StoreScene.start + .hours(2)
        try await scene.takeIn("identify", of: "ann", id: "m2", at: later, profile: change)
        #expect(try await findings(in: store, scene) == [])

        let before = StoreScene.start.milliseconds - 1
        try await plant(
            ["UPDATE denial SET at = \(before), recorded_at = \(before)"],
            of: nil,
            in: store
        )

        let found = try await findings(in: store, scene)
        #expect(found.map(\.customer) == ["ann"])
        #expect(found.map(\.invariant) == [4])
        #expect(found.first?.problem.contains("began after '*' was refused") == true)

        let consent = Consent(topic: "news", isGranted: true, at: later)
        let agreed = ProfileChange(consents: [consent])
        try await scene.takeIn("identify", of: "ann", id: "m3", at: later, profile: agreed)
        #expect(try await findings(in: store, scene) == [])
    }

    @Test(arguments: [Topic.Consent.optIn, .doubleOptIn])
    func `a begin without consent is found where the topic asks for one`(
        mode: Topic.Consent
    ) async throws {
        let (store, scene) = try await Self.shop()
        let made = SampleProgramme.make()
        var policy = made.policy
        policy.topics["news"]?.consent = mode
        let strict = StoreScene(
            store,
            Programme(
                policy: policy,
                journeys: made.journeys,
                messages: Array(made.messages.values)
            )
        )

        let found = try await findings(in: store, strict)

        #expect(found.map(\.customer) == ["ann"])
        #expect(found.first?.problem.contains("began without consent") == true)
        let consent = Consent(topic: "news", isGranted: true, at: StoreScene.start)
        let change = ProfileChange(consents: [consent])
        try await scene.takeIn("identify", of: "ann", id: "m2", profile: change)
        #expect(try await findings(in: store, strict) == [])
    }

    // MARK: Support

    private func findings(
        in store: SQLiteStore,
        _ scene: StoreScene
    ) async throws -> [DoctorFinding] {
        var found: [DoctorFinding] = []
        let now = StoreScene.start + .days(1)
        _ = try await Doctor(store: store, decider: scene.decider).examine(at: now) {
            found.append($0)
        }
        return found
    }

    /// Updates concern that customer alone.
    private func plant(
        _ statements: [String],
        of customer: String?,
        in store: SQLiteStore
    ) async throws {
        let number = customer == "bob" ? 2 : 1
        try await store.write { session in
            for sql in statements {
                let isUpdate = sql.hasPrefix("UPDATE") && customer != nil && !sql.contains("twin")
                try session.statement(
                    sql: sql + (isUpdate ? " WHERE customer = \(number)" : "")
                ).run()
            }
        }
    }
}
