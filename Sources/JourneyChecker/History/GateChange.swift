/// A gate that closed or opened: of a journey, of a channel, or of everything.
package struct GateChange: Equatable, Sendable, Codable {
    /// When a stop was acknowledged; when an opening was asked for.
    package var at: Moment
    /// Whether it opened.
    package var isOpen: Bool
    /// Only this journey.
    package var journey: String?
    /// Only this channel.
    package var channel: String?

    /// All its parts, in their order.
    package init(
        at: Moment,
        isOpen: Bool,
        journey: String? = nil,
        channel: String? = nil
    ) {
        self.at = at
        self.isOpen = isOpen
        self.journey = journey
        self.channel = channel
    }
}
