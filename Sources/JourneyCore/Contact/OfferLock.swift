/// Who may speak to a customer about an offer: the one row that makes a duplicate impossible.
package struct OfferLock: Hashable, Sendable {
    package var offer: String
    package var about: String
    /// The enrollment and step whose ladder alone may speak about it.
    package var holder: Identifier
    package var step: String
    /// The contact of this ladder that took it.
    package var contact: Identifier
    /// `nil` while the ladder stands; then the end of the cooldown.
    ///
    /// ``Timestamp/distantFuture`` for what may be said once only.
    package var heldUntil: Timestamp?

    package init(takenBy contact: Contact, heldUntil: Timestamp? = nil) {
        offer = contact.offer
        about = contact.about
        holder = contact.enrollment
        step = contact.step
        self.contact = contact.id
        self.heldUntil = heldUntil
    }

    package func isHeld(at now: Timestamp) -> Bool {
        guard let heldUntil else { return true }
        return now < heldUntil
    }

    package func isHeld(by enrollment: Identifier, step: String) -> Bool {
        holder == enrollment && self.step == step
    }
}
