package import JourneyCore
import Synchronization

/// The files that decide at this moment: what a reload swaps, all or nothing.
package final class CurrentDecider: Sendable {
    private let decider: Mutex<Decider>
    private let keepsRecords: Bool

    /// Without an observer nobody reads what a turn says it did: `keepsRecords` is `false`.
    package init(_ decider: Decider, keepsRecords: Bool = true) {
        self.keepsRecords = keepsRecords
        var decider = decider
        decider.keepsRecords = keepsRecords
        self.decider = Mutex(decider)
    }

    package var value: Decider { decider.withLock { $0 } }

    package func replace(with next: Decider) {
        var next = next
        next.keepsRecords = keepsRecords
        decider.withLock { $0 = next }
    }
}
