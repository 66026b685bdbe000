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
    ///
    /// `source` says how, for the proof.
    package func unsubscribe(
        _ contact: ContactHandle,
        fromEverything: Bool,
        source: String = "unsubscribe link"
    ) async throws -> Bool {
        let decided = try await store.unsubscribe(
            contact,
            fromEverything: fromEverything,
            source: source,
            at: time.now,
            deciding: decider.value
        )
        observer.observe(decided.records)
        return decided.result
    }

    /// What the confirm link of a contact is good for; `nil` where there is no such contact.
    package func confirmLink(of contact: ContactHandle) async throws -> ConfirmLink? {
        try await store.confirmLink(of: contact, at: time.now)
    }

    /// Follows the confirm link of a contact; returns what it was good for before.
    package func confirm(by contact: ContactHandle) async throws -> ConfirmLink? {
        let decided = try await store.confirm(by: contact, at: time.now, deciding: decider.value)
        observer.observe(decided.records)
        return decided.result
    }
}
