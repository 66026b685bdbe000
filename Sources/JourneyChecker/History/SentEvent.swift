/// An event and what its sender was told about it.
package struct SentEvent: Equatable, Sendable, Codable {
    /// When the answer arrived.
    package var at: Moment
    /// The business's own id of the customer.
    package var customer: String
    /// The message id that the sender gave.
    package var event: String
    /// Whether it deserved to be taken; a refusal of a valid one is a problem.
    package var isValid: Bool

    /// All its parts, in their order.
    package init(
        at: Moment,
        customer: String,
        event: String,
        isValid: Bool = true
    ) {
        self.at = at
        self.customer = customer
        self.event = event
        self.isValid = isValid
    }
}
