package import JourneyCore
package import JourneyStore

/// Closes and opens the gate: what is stopped does not begin, and is not lost.
package struct Gatekeeper: Sendable {
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

    /// Returns how many contacts were recalled; 0 without `recall`.
    package func stop(_ scope: Gates.Scope, recall: Bool) async throws -> Int {
        let decided = try await store.stop(
            scope,
            recall: recall,
            at: time.now,
            deciding: decider.value
        )
        observer.observe(decided.records)
        return decided.result
    }

    /// Returns how many contacts that had waited are decided anew.
    package func open(_ scope: Gates.Scope) async throws -> Int {
        try await store.open(scope, at: time.now)
    }

    package func gates() async throws -> Gates { try await store.gates() }
}
