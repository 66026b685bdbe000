/// What a customer said about a topic: a refusal that was surely taken in, or a consent that may
/// have been.
package struct SaidWord: Equatable, Sendable, Codable {
    /// When it was acknowledged; of a consent, when it was first sent.
    package var at: Moment
    /// The business's own id of the customer.
    package var customer: String
    /// `*` means all marketing.
    package var topic: String
    /// `nil` means every channel.
    package var channel: String?
    /// Whether it agrees.
    package var isGranted: Bool
    /// Whether it is more than an asking, where a topic asks twice.
    package var isConfirmed: Bool?
    /// When it was said, which counts where words contradict.
    package var saidAt: Moment

    /// All its parts, in their order.
    package init(
        at: Moment,
        customer: String,
        topic: String,
        channel: String? = nil,
        isGranted: Bool,
        isConfirmed: Bool? = nil,
        saidAt: Moment
    ) {
        self.at = at
        self.customer = customer
        self.topic = topic
        self.channel = channel
        self.isGranted = isGranted
        self.isConfirmed = isConfirmed
        self.saidAt = saidAt
    }

    /// Whether it is about that topic in that channel; a refusal of everything is about each.
    func isAbout(_ topic: String, on channel: String) -> Bool {
        (self.topic == topic || (!isGranted && self.topic == "*"))
            && (self.channel ?? channel) == channel
    }
}
