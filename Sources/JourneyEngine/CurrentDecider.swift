package import JourneyCore
import Synchronization

/// The files that decide at this moment: what a reload swaps, all or nothing.
package final class CurrentDecider: Sendable {
    private let decider: Mutex<Decider>

    package init(_ decider: Decider) {
        self.decider = Mutex(decider)
    }

    package var value: Decider { decider.withLock { $0 } }

    package func replace(with next: Decider) {
        decider.withLock { $0 = next }
    }
}
