package import JourneyCore

/// What explanations are composed from, all as of one moment.
package struct Evidence: Sendable {
    package var customer: Customer
    package var gates: Gates
    /// Channels that a `config` settlement holds.
    package var heldChannels: [Channel]
    /// In the order of journey, step and reason.
    package var rejections: [Rejection]
    /// Which of the customer's mailboxes others hold, for the offers in its ledger.
    package var addresses: KnownMailboxes

    package init(
        customer: Customer,
        gates: Gates,
        heldChannels: [Channel],
        rejections: [Rejection],
        addresses: KnownMailboxes
    ) {
        self.customer = customer
        self.gates = gates
        self.heldChannels = heldChannels
        self.rejections = rejections
        self.addresses = addresses
    }
}

/// The mailboxes of one customer that are taken by others, as they were read.
package struct KnownMailboxes: AddressBook, Sendable {
    private struct Mailbox: Hashable {
        var channel: Channel
        var text: String
        var offer: String
        var about: String
    }

    private var taken: Set<Mailbox> = []

    package init() {}

    package mutating func take(_ address: Address, offer: String, about: String) {
        taken.insert(
            Mailbox(channel: address.channel, text: address.text, offer: offer, about: about)
        )
    }

    package func isTaken(_ address: Address, offer: String, about: String, by _: Int64) -> Bool {
        taken.contains(
            Mailbox(channel: address.channel, text: address.text, offer: offer, about: about)
        )
    }

    /// Of the text as it stands: nothing is kept under it.
    package func fingerprint(of address: Address) -> UInt64 {
        EmptyAddressBook().fingerprint(of: address)
    }
}
