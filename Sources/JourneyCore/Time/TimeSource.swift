/// Where a service learns the time and how it waits.
package protocol TimeSource: Sendable {
    var now: Timestamp { get }
    /// Returns at once when `deadline` has passed; throws `CancellationError` when cancelled.
    func sleep(until deadline: Timestamp) async throws
}
