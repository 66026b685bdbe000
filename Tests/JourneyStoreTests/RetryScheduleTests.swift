import JourneyCore
import JourneyTesting
import Testing

@testable import JourneyStore

@Suite struct RetryScheduleTests {
    private let now = StoreScene.start

    @Test(arguments: [(1, 1), (2, 2), (3, 4), (8, 128), (12, 2_048), (13, 3_600), (40, 3_600)])
    func `the wait doubles to an hour, and a quarter is left to chance`(
        attempt: Int,
        seconds: Int64
    ) async throws {
        let contact = try await contact(attempt: attempt)

        let retry = RetrySchedule.retry(of: contact, after: nil, attemptsMax: 99, at: now)

        let wait = try #require(retry) - now
        #expect(wait >= .seconds(seconds))
        #expect(wait.count <= seconds * 1_250)
    }

    @Test func `a provider's wish is never cut short`() async throws {
        let contact = try await contact(attempt: 1)

        let retry = RetrySchedule.retry(of: contact, after: .minutes(7), attemptsMax: 9, at: now)
        let throttled = RetrySchedule.retryThrottled(contact, after: .minutes(7), at: now)

        #expect(try #require(retry) >= now + .minutes(7))
        #expect(throttled >= now + .minutes(7))
    }

    @Test func `after the last attempt there is none`() async throws {
        let contact = try await contact(attempt: 3)

        #expect(RetrySchedule.retry(of: contact, after: nil, attemptsMax: 3, at: now) == nil)
    }

    private func contact(attempt: Int) async throws -> Contact {
        let store = try SQLiteStore.inMemory()
        let scene = StoreScene(store)
        try await scene.takeIn("Signed Up", of: "ann")
        _ = try await store.write { session in
            try session.statement(sql: "UPDATE contact SET attempt = \(attempt)").run()
        }
        return try #require(try await scene.contacts(of: "ann").first)
    }
}
