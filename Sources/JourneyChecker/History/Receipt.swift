/// A message as a provider took it.
package struct Receipt: Equatable, Sendable, Codable {
    /// When it happened.
    package var at: Moment
    /// Which provider took it.
    package var provider: String
    /// The idempotency key that came with it.
    package var key: String
    /// Whether the provider knew the key and kept the repetition to itself.
    package var isRepeated: Bool

    /// All its parts, in their order.
    package init(
        at: Moment,
        provider: String,
        key: String,
        isRepeated: Bool = false
    ) {
        self.at = at
        self.provider = provider
        self.key = key
        self.isRepeated = isRepeated
    }
}
