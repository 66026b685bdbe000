package import JourneyCore
package import JourneyStore

/// Takes events in with group commit: what arrives while one transaction runs shares the next.
///
/// An answer is given after the commit that already contains what the event caused.
package actor Intake {
    /// Too much waits: the sender is told to come back, and nothing of its request was taken.
    package struct Overloaded: Error {
        package init() {}
    }

    private struct Waiting {
        var events: [IncomingEvent]
        var continuation: CheckedContinuation<[IntakeReceipt], any Error>
    }

    private let store: any Store
    private let decider: CurrentDecider
    private let time: any TimeSource
    private let observer: Observer
    private var waiting: [Waiting] = []
    private var waitingEvents = 0
    private var isRunning = false

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

    /// The receipts in the order of the events, once all of them are on disk.
    package func take(_ events: [IncomingEvent]) async throws -> [IntakeReceipt] {
        guard !events.isEmpty else { return [] }
        guard waitingEvents + events.count <= Limits.intakeWaitingMax else { throw Overloaded() }
        return try await withCheckedThrowingContinuation { continuation in
            waiting.append(Waiting(events: events, continuation: continuation))
            waitingEvents += events.count
            guard !isRunning else { return }
            isRunning = true
            Task { await self.run() }
        }
    }

    private func run() async {
        while !waiting.isEmpty { await commitNext() }
        isRunning = false
    }

    private func commitNext() async {
        var batch: [Waiting] = []
        var count = 0
        while let next = waiting.first,
            batch.isEmpty || count + next.events.count <= Limits.intakeBatchMax
        {
            batch.append(waiting.removeFirst())
            count += next.events.count
        }
        waitingEvents -= count
        do {
            var receipts = try await commit(batch.flatMap(\.events))[...]
            for request in batch {
                let own = Array(receipts.prefix(request.events.count))
                receipts = receipts.dropFirst(request.events.count)
                request.continuation.resume(returning: own)
            }
        } catch  where batch.count > 1 {
            // One request must not be refused for the fault of another.
            for request in batch { await commitAlone(request) }
        } catch {
            for request in batch { request.continuation.resume(throwing: error) }
        }
    }

    private func commitAlone(_ request: Waiting) async {
        do {
            request.continuation.resume(returning: try await commit(request.events))
        } catch {
            request.continuation.resume(throwing: error)
        }
    }

    /// A request may be larger than a transaction: then it takes several, in order.
    private func commit(_ events: [IncomingEvent]) async throws -> [IntakeReceipt] {
        var receipts: [IntakeReceipt] = []
        var rest = events[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(Limits.intakeBatchMax))
            rest = rest.dropFirst(part.count)
            let decided = try await store.takeIn(part, at: time.now, deciding: decider.value)
            observer.observe(decided.records)
            receipts += decided.result
        }
        return receipts
    }
}
