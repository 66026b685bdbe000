/// Which mailbox has heard which offer: the one thing about a contact that other customers decide.
///
/// A port, because it is asked within the store's transaction: the store's unique key is the last
/// word, and this is how the arbiter reads it before it decides.
package protocol AddressBook {
    /// Whether another customer with the same address in this channel holds this offer.
    func isTaken(_ address: Address, offer: String, about: String, by customer: Int64) -> Bool

    /// What a contact keeps of the address that it goes to: the same for all spellings that reach
    /// the same mailbox, and telling nobody which.
    func fingerprint(of address: Address) -> UInt64
}

/// Where nobody shares an address.
package struct EmptyAddressBook: AddressBook, Sendable {
    package init() {}

    package func isTaken(
        _ address: Address,
        offer: String,
        about: String,
        by customer: Int64
    ) -> Bool {
        false
    }

    /// Of the text as it stands: kept nowhere.
    package func fingerprint(of address: Address) -> UInt64 {
        StableHash(address.channel.word, address.text).value
    }
}
