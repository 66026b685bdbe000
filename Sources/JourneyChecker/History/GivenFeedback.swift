/// Feedback that was acknowledged.
package struct GivenFeedback: Equatable, Sendable, Codable {
    /// When the answer arrived.
    package var at: Moment
    /// The contact's handle.
    package var contact: String
    /// The word of the feedback, like `delivered` or `seen`.
    package var word: String
    /// Whether a machine opened it.
    package var isMachine: Bool
    /// Whether its address is dead by it: a hard bounce, a complaint.
    package var isForGood: Bool?

    /// All its parts, in their order.
    package init(
        at: Moment,
        contact: String,
        word: String,
        isMachine: Bool = false,
        isForGood: Bool? = nil
    ) {
        self.at = at
        self.contact = contact
        self.word = word
        self.isMachine = isMachine
        self.isForGood = isForGood
    }
}
