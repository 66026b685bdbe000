package import JourneyStore

/// Who is told what was decided, after it was committed: metrics, `simulate`, tests.
package struct Observer: Sendable {
    private let receive: @Sendable ([CustomerRecord]) -> Void

    /// Whether somebody is told; for nobody, nothing need be written down.
    package let isThere: Bool

    package init(_ receive: @escaping @Sendable ([CustomerRecord]) -> Void) {
        self.receive = receive
        isThere = true
    }

    private init() {
        receive = { _ in }
        isThere = false
    }

    package static let none = Observer()

    package func observe(_ records: [CustomerRecord]) {
        guard !records.isEmpty else { return }
        receive(records)
    }
}
