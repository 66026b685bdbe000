package import JourneyCore
package import JourneyStore

/// Takes in what channels and customers report about contacts.
package struct FeedbackDesk: Sendable {
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

    package func hear(_ reports: [FeedbackReport]) async throws -> [FeedbackReceipt] {
        let decided = try await store.hear(reports, at: time.now, deciding: decider.value)
        observer.observe(decided.records)
        return decided.result
    }

    /// `false` where there is no such contact.
    package func unsubscribe(
        _ contact: ContactHandle,
        fromEverything: Bool
    ) async throws -> Bool {
        let decided = try await store.unsubscribe(
            contact,
            fromEverything: fromEverything,
            at: time.now,
            deciding: decider.value
        )
        observer.observe(decided.records)
        return decided.result
    }
}
