/// Contacts that were taken back: all that fit every part that is given.
package struct Recall: Equatable, Sendable, Codable {
    /// When it was acknowledged.
    package var at: Moment
    /// Only this contact.
    package var contact: String?
    /// Only contacts of this enrollment.
    package var enrollment: String?
    /// Only contacts of this customer.
    package var customer: String?
    /// Only contacts with this message.
    package var message: String?
    /// Only contacts in this channel.
    package var channel: String?
    /// Why, where it is known: the word of an enrollment's end.
    package var reason: String?

    /// All its parts, in their order.
    package init(
        at: Moment,
        contact: String? = nil,
        enrollment: String? = nil,
        customer: String? = nil,
        message: String? = nil,
        channel: String? = nil,
        reason: String? = nil
    ) {
        self.at = at
        self.contact = contact
        self.enrollment = enrollment
        self.customer = customer
        self.message = message
        self.channel = channel
        self.reason = reason
    }
}
