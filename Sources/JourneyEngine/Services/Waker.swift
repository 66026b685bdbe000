package import JourneyCore
package import JourneyStore

/// Wakes customers for whom something is due: timers, plans, leases that lapsed.
package struct Waker: Sendable {
    private let store: any Store
    private let decider: CurrentDecider
    private let time: any TimeSource
    private let observer: Observer

    package init(
        store: any Store,
        decider: CurrentDecider,
        time: any TimeSource,
        observer: Observer
    ) {
        self.store = store
        self.decider = decider
        self.time = time
        self.observer = observer
    }

    /// One bounded batch; returns when it wants to run next.
    package func runOnce() async throws -> Timestamp { try await wake().next }

    /// As ``runOnce()``, with how many customers were woken.
    func wake() async throws -> (next: Timestamp, customers: Int) {
        let now = time.now
        let decided = try await store.wakeDue(
            limit: Limits.wakeBatchMax,
            at: now,
            deciding: decider.value
        )
        observer.observe(decided.records)
        // An event may make something due sooner than what is known now.
        let latest = now + Limits.wakeIntervalMax
        return (min(decided.result.nextDue ?? latest, latest), decided.result.customers)
    }
}
