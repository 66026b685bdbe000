package import JourneyCore
import Synchronization

/// A ``TimeSource`` that stands still until a test moves it.
///
/// First wait for the code under test to fall asleep, then move time: no test guesses how long
/// something takes, so no test is flaky.
package final class ManualTime: TimeSource {
    private struct Sleeper {
        var deadline: Timestamp
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Timestamp
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        var nextID = 0
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>

    package init(now: Timestamp = Timestamp(milliseconds: 0)) {
        state = Mutex(State(now: now))
    }

    package var now: Timestamp { state.withLock { $0.now } }

    package func sleep(until deadline: Timestamp) async throws {
        let id = state.withLock { state in
            defer { state.nextID += 1 }
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (result, watchers) = state.withLock { state in
                    enroll(id, Sleeper(deadline: deadline, continuation: continuation), in: &state)
                }
                if let result { continuation.resume(with: result) }
                for watcher in watchers { watcher.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                state.cancelled.insert(id)
                return state.sleepers.removeValue(forKey: id)
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Returns once at least `count` tasks are asleep on this clock.
    package func sleepers(atLeast count: Int) async {
        await withCheckedContinuation { continuation in
            let isReady = state.withLock { state in
                guard state.sleepers.count < count else { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if isReady { continuation.resume() }
        }
    }

    /// Moves time forward and wakes every sleeper that is due, earliest first.
    package func advance(by duration: Milliseconds) {
        let due = state.withLock { state in
            state.now = state.now + duration
            let due = state.sleepers
                .filter { $0.value.deadline <= state.now }
                .sorted { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }
            for (id, _) in due { state.sleepers[id] = nil }
            return due.map(\.value)
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Wakes every sleeper although no time has passed, as a clock does that was set back.
    package func wakeAll() {
        let all = state.withLock { state in
            defer { state.sleepers = [:] }
            return state.sleepers.sorted { $0.key < $1.key }.map(\.value)
        }
        for sleeper in all { sleeper.continuation.resume() }
    }

    private func enroll(
        _ id: Int,
        _ sleeper: Sleeper,
        in state: inout State
    ) -> (Result<Void, any Error>?, [CheckedContinuation<Void, Never>]) {
        if state.cancelled.remove(id) != nil { return (.failure(CancellationError()), []) }
        guard sleeper.deadline > state.now else { return (.success(()), []) }
        state.sleepers[id] = sleeper
        let count = state.sleepers.count
        let ready = state.watchers.filter { $0.count <= count }.map(\.continuation)
        state.watchers.removeAll { $0.count <= count }
        return (nil, ready)
    }
}
