/// The structure of a message: what the core must know of it to decide.
///
/// Its content is rendered through the ``Rendering`` port, when the contact begins.
package struct Message: Sendable {
    package var name: String
    package var topic: String
    package var purpose: Purpose
    /// Several messages that make the same offer name the same one; by default the message's name.
    package var offer: String
    /// Overrides the policy's for this offer.
    package var cooldown: Milliseconds?
    /// The names of the renditions per channel; the empty name is the content itself.
    package var renditions: [Channel: [String]]

    package init(
        name: String,
        topic: String,
        purpose: Purpose = .marketing,
        offer: String? = nil,
        cooldown: Milliseconds? = nil,
        renditions: [Channel: [String]]
    ) {
        self.name = name
        self.topic = topic
        self.purpose = purpose
        self.offer = offer ?? name
        self.cooldown = cooldown
        self.renditions = renditions
    }
}
