package import JourneyCore
package import JourneyStore

/// Lets the rules know, each hour, what was counted of everybody's responses.
package struct Learner: Sendable {
    private let store: any Store
    private let decider: CurrentDecider
    private let time: any TimeSource

    package init(store: any Store, decider: CurrentDecider, time: any TimeSource) {
        self.store = store
        self.decider = decider
        self.time = time
    }

    /// At most one snapshot; returns when it wants to run next.
    package func runOnce() async throws -> Timestamp {
        let now = time.now
        _ = try await store.learn(at: now, deciding: decider.value)
        return Timestamp(hour: now.hour + 1)
    }
}
