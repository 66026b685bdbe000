package import JourneyCore

/// Runs one piece of work again and again, until cancelled.
///
/// This is the daemon's only loop. A piece of work is a function that does one bounded batch and
/// says when it wants to run next, so every service can be tested without a loop and without time.
package struct Periodic: Sendable {
    private let time: any TimeSource
    private let runOnce: @Sendable () async throws -> Timestamp

    package init(
        time: any TimeSource,
        runOnce: @escaping @Sendable () async throws -> Timestamp
    ) {
        self.time = time
        self.runOnce = runOnce
    }

    /// Ends by throwing: `CancellationError` when cancelled, else what the work threw.
    package func run() async throws {
        while !Task.isCancelled {
            let next = try await runOnce()
            try await time.sleep(until: next)
        }
    }
}
