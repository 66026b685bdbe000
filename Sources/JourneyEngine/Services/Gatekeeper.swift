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

    /// A journey that no file and no enrollment knows: to stop it would stop nothing.
    package struct UnknownJourney: Error, Hashable, Sendable, CustomStringConvertible {
        package var name: String
        package var known: [String]

        package var description: String {
            let help = NearestWord.of(name, among: known).map { "did you mean '\($0)'?" }
            return "unknown journey '\(name.prefix(100))': "
                + (help ?? "there are \(known.joined(separator: ", "))")
        }
    }

    /// Returns how many contacts were recalled; 0 without `recall`.
    ///
    /// Throws ``UnknownJourney``: whoever misspells a name believes that it was stopped.
    package func stop(_ scope: Gates.Scope, recall: Bool) async throws -> Int {
        if case .journey(let name) = scope { try await expectJourney(name) }
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

    private func expectJourney(_ name: String) async throws {
        let known = decider.value.programme.journeys.map(\.name)
        guard !known.contains(name) else { return }
        // Its file may be gone while customers still stand in it.
        let enrolled = try await store.status(at: time.now).enrollments.map(\.journey)
        guard !enrolled.contains(name) else { return }
        throw UnknownJourney(name: name, known: known)
    }

    package func gates() async throws -> Gates { try await store.gates() }
}
