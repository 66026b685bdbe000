package import JourneyCore
import Synchronization

/// A clock that only moves when the simulation moves it.
package final class VirtualTime: TimeSource {
    private let instant: Mutex<Timestamp>

    package init(at start: Timestamp) {
        instant = Mutex(start)
    }

    package var now: Timestamp { instant.withLock { $0 } }

    /// Never backward: what has happened stays before what comes.
    package func move(to next: Timestamp) {
        instant.withLock { $0 = max($0, next) }
    }

    /// Sleeping is moving: nobody else waits on this clock.
    package func sleep(until deadline: Timestamp) async throws {
        try Task.checkCancellation()
        move(to: deadline)
    }
}
