/// A contact as the card shows it in the end.
package struct FinalContact: Equatable, Sendable, Codable {
    /// The contact's handle.
    package var contact: String
    /// The business's own id of the customer.
    package var customer: String
    /// The enrollment's id.
    package var enrollment: String
    /// The journey's name.
    package var journey: String
    /// The message's name.
    package var message: String
    /// The offer that the message makes.
    package var offer: String
    /// The business object that it concerns.
    package var about: String?
    /// The channel's name.
    package var channel: String
    /// The message's rendition; `nil` means the plain one.
    package var rendition: String?
    /// The state's word.
    package var state: String
    /// Why it is in that state.
    package var reason: String?
    /// When it is looked at again, for states that are no ends.
    package var until: Moment?
    /// Whether it was ever unknown.
    package var maybeSent: Bool
    /// Whether its message is marketing.
    package var isMarketing: Bool
    /// How the taking back of what was shown stands; `nil` where nothing is to be taken back.
    package var withdrawal: String?
    /// Its idempotency key, which stays when a merge gives it another handle.
    package var key: String?
    /// What it is about, for consents.
    package var topic: String?

    /// All its parts, in their order.
    package init(
        contact: String,
        customer: String,
        enrollment: String,
        journey: String,
        message: String,
        offer: String,
        about: String? = nil,
        channel: String,
        rendition: String? = nil,
        state: String,
        reason: String? = nil,
        until: Moment? = nil,
        maybeSent: Bool = false,
        isMarketing: Bool = true,
        withdrawal: String? = nil,
        key: String? = nil,
        topic: String? = nil
    ) {
        self.contact = contact
        self.customer = customer
        self.enrollment = enrollment
        self.journey = journey
        self.message = message
        self.offer = offer
        self.about = about
        self.channel = channel
        self.rendition = rendition
        self.state = state
        self.reason = reason
        self.until = until
        self.maybeSent = maybeSent
        self.isMarketing = isMarketing
        self.withdrawal = withdrawal
        self.key = key
        self.topic = topic
    }
}
