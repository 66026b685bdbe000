package import JourneyEngine
package import JourneyStore
import Synchronization

/// Collects what an engine decided, as the lines of the contract.
package final class RecordLog: Sendable {
    private struct State {
        var new: [CustomerRecord] = []
        var instant: [CustomerRecord] = []
    }

    private let state = Mutex(State())

    package init() {}

    package var observer: Observer {
        Observer { [self] records in
            state.withLock {
                $0.new += records
                $0.instant += records
            }
        }
    }

    /// What was decided since the last call.
    package func takeNew() -> [CustomerRecord] {
        state.withLock { state in
            defer { state.new = [] }
            return state.new
        }
    }

    /// The lines of the instant so far, by customer, each customer's in their order.
    package func takeLines() -> [String] {
        let records = state.withLock { state in
            defer { state.instant = [] }
            return state.instant
        }
        // The standard sort is stable; texts compare by their bytes.
        let sorted = records.enumerated().sorted {
            let (left, right) = ($0.element.customer.utf8, $1.element.customer.utf8)
            if left.elementsEqual(right) { return $0.offset < $1.offset }
            return left.lexicographicallyPrecedes(right)
        }
        return sorted.map { RecordLine.text(of: $0.element) }
    }
}
