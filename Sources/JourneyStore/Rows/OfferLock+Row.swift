import JourneyCore

/// A lock is kept in the row of the contact that took it.
extension OfferLock {
    /// `nil` where the contact does not hold its offer; takes `lock_until` and `holds_offer`.
    init?(row: PreparedStatement, takenBy contact: Contact) {
        let heldUntil = row.takeOptionalTimestamp()
        guard row.takeFlag() else { return nil }
        self.init(takenBy: contact, heldUntil: heldUntil)
    }
}
