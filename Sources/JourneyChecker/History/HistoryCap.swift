/// At most so many contacts of a customer in any window of exactly that length.
package struct HistoryCap: Equatable, Sendable, Codable {
    /// How many are allowed.
    package var limit: Int
    /// The window's length.
    package var milliseconds: Int64
    /// `nil` means every channel that pushes.
    package var channels: Set<String>?

    /// All its parts, in their order.
    package init(
        limit: Int,
        milliseconds: Int64,
        channels: Set<String>? = nil
    ) {
        self.limit = limit
        self.milliseconds = milliseconds
        self.channels = channels
    }
}
