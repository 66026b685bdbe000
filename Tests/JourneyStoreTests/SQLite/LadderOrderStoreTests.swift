import JourneyCore
import JourneyStore
import JourneyTesting
import Testing

struct LadderOrderStoreTests {
    private func programme(isAuto: Bool) -> Programme {
        var policy = Policy.sample()
        policy.value = ValuePolicy()
        let step = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .sms), Rung(channel: .email), Rung(channel: .messenger)],
            isAuto: isAuto,
            next: 1
        )
        let journey = Journey.sample(on: "Subscribed", steps: [.send(step)])
        return Programme(
            [journey],
            messages: [.sample("reminder", topic: "service")],
            policy: policy
        )
    }

    private func progress(isAuto: Bool) async throws -> SendProgress? {
        let store = try SQLiteStore.inMemory()
        try await StoreScene(store, programme(isAuto: isAuto)).takeIn("Subscribed", of: "anna")
        let customer = try await store.reopened().customer("anna")
        guard case .speaking(let progress)? = customer?.enrollments.first?.state else {
            return nil
        }
        return progress
    }

    @Test func `the order of a ladder is the same after the store was opened again`() async throws {
        let progress = try #require(try await progress(isAuto: true))

        #expect(progress.order == LadderOrder([.email, .messenger, .sms]))
    }

    @Test func `a listed ladder has no order to keep`() async throws {
        let progress = try #require(try await progress(isAuto: false))

        #expect(progress.order == nil)
    }

    @Test(arguments: [false, true])
    func `a policy with value costs no row more`(hasValue: Bool) async throws {
        var policy = Policy.sample()
        if hasValue { policy.value = ValuePolicy(margin: BasisPoints(3_000)) }
        let step = SendStep(
            id: "reminder",
            message: "reminder",
            ladder: [Rung(channel: .email)],
            next: 1
        )
        let store = try SQLiteStore.inMemory()
        let programme = Programme(
            [.sample(on: "Subscribed", steps: [.send(step)])],
            messages: [.sample("reminder", topic: "service")],
            policy: policy
        )
        let scene = StoreScene(store, programme)
        try await scene.takeIn("Subscribed", of: "first")
        let before = store.statistics

        try await scene.takeIn("Subscribed", of: "anna")

        #expect(store.statistics.rowsWritten - before.rowsWritten == 4)
    }
}
