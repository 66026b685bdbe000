package import JourneyCore
import JourneyStore

/// The waker of a daemon that starts: all that fell due while nobody was there is decided before
/// the first job is handed out, so that the most important of it leaves first.
///
/// Whoever uses it has held the queue (``Queue/hold()``); once nothing is due it is released, and
/// waking goes on as ever.
package actor CatchUp {
    /// What an operator is told.
    package enum Step: Hashable, Sendable {
        /// Told once, and only where something is overdue for longer than a restart takes.
        case behind(since: Timestamp)
        /// Told only after ``behind(since:)``.
        case caughtUp(customers: Int)
    }

    private let engine: Engine
    private let onStep: @Sendable (Step) -> Void
    private var isDone = false
    private var isBehind = false
    private var customers = 0

    package init(engine: Engine, onStep: @escaping @Sendable (Step) -> Void) {
        self.engine = engine
        self.onStep = onStep
    }

    /// One bounded batch; returns when it wants to run next.
    package func runOnce() async throws -> Timestamp {
        guard !isDone else { return try await engine.waker.runOnce() }
        try await lookBehind()
        let (next, count) = try await engine.waker.wake()
        customers += count
        // While it is behind the waker wants to run at once.
        guard next > engine.time.now else { return next }
        isDone = true
        await engine.queue.release()
        if isBehind { onStep(.caughtUp(customers: customers)) }
        return next
    }

    private func lookBehind() async throws {
        guard !isBehind, let due = try await engine.store.nextDue(),
            due + Limits.restartLength < engine.time.now
        else { return }
        isBehind = true
        onStep(.behind(since: due))
    }
}
