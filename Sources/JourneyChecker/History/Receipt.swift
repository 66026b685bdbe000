/// A message as a provider took it.
///
/// What the provider read in it is optional: where it is given it has to agree with the contact.
package struct Receipt: Equatable, Sendable, Codable {
    /// When it was taken.
    package var at: Moment
    /// Which provider took it.
    package var provider: String
    /// The idempotency key that came with it.
    package var key: String
    /// Whether the provider knew the key and kept the repetition to itself.
    package var isRepeated: Bool
    /// To whom it went.
    package var customer: String?
    /// Which message it was.
    package var message: String?
    /// The business object that it named.
    package var about: String?
    /// The channel that it came through.
    package var channel: String?

    /// All its parts, in their order.
    package init(
        at: Moment,
        provider: String,
        key: String,
        isRepeated: Bool = false,
        customer: String? = nil,
        message: String? = nil,
        about: String? = nil,
        channel: String? = nil
    ) {
        self.at = at
        self.provider = provider
        self.key = key
        self.isRepeated = isRepeated
        self.customer = customer
        self.message = message
        self.about = about
        self.channel = channel
    }
}
