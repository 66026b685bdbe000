package import JourneyStore

/// Who is told what was decided, after it was committed: metrics, `simulate`, tests.
package struct Observer: Sendable {
    private let receive: @Sendable ([CustomerRecord]) -> Void

    package init(_ receive: @escaping @Sendable ([CustomerRecord]) -> Void) {
        self.receive = receive
    }

    package static let none = Observer { _ in }

    package func observe(_ records: [CustomerRecord]) {
        guard !records.isEmpty else { return }
        receive(records)
    }
}
