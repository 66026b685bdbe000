/// Something that happened to a customer, as it was taken in.
package struct Event: Sendable {
    package enum Kind: UInt8, Sendable {
        case track = 1
        case identify = 2
        case page = 3
        case screen = 4
        case group = 5
        case alias = 6
    }

    package var kind: Kind
    package var name: String
    package var reference: EventReference
    /// When it happened, corrected for the sender's clock and never in the future.
    package var time: Timestamp
    package var receivedAt: Timestamp
    /// A JSON object.
    package var properties: JSONPayload
    /// What it says about the profile; `nil` where it says nothing.
    package var profileChange: ProfileChange?
    /// History that was imported: it is remembered, it never enrolls.
    package var isImported: Bool

    package init(
        kind: Kind = .track,
        name: String,
        reference: EventReference,
        time: Timestamp,
        receivedAt: Timestamp? = nil,
        properties: JSONPayload = .empty,
        profileChange: ProfileChange? = nil,
        isImported: Bool = false
    ) {
        self.kind = kind
        self.name = name
        self.reference = reference
        self.time = time
        self.receivedAt = receivedAt ?? time
        self.properties = properties
        self.profileChange = profileChange
        self.isImported = isImported
    }
}

/// What makes an event idempotent: its message id, within the source that sent it.
package struct EventReference: Hashable, Sendable {
    package var source: String
    package var messageID: String

    package init(source: String, messageID: String) {
        self.source = source
        self.messageID = messageID
    }
}

/// What an event says about a profile.
package struct ProfileChange: Sendable {
    /// Attributes to set; `null` removes.
    package var attributes: ValueMap
    /// `nil` as the address removes it.
    package var addresses: [(channel: Channel, address: String?)]
    package var consents: [Consent]
    package var timeZone: String?
    package var locale: String?
    /// Whether the sender may change addresses and consents that are recorded: a server may, a
    /// browser may only give what nobody gave.
    package var isTrusted: Bool

    package init(
        attributes: ValueMap = ValueMap(),
        addresses: [(channel: Channel, address: String?)] = [],
        consents: [Consent] = [],
        timeZone: String? = nil,
        locale: String? = nil,
        isTrusted: Bool = true
    ) {
        self.attributes = attributes
        self.addresses = addresses
        self.consents = consents
        self.timeZone = timeZone
        self.locale = locale
        self.isTrusted = isTrusted
    }

    /// Whether it says nothing.
    package var isEmpty: Bool {
        attributes.isEmpty && addresses.isEmpty && consents.isEmpty && timeZone == nil
            && locale == nil
    }
}
