package import JourneyCore

/// A line of the journal of denials: what one customer refused.
///
/// It names the customer by a hash with the database's secret, so that it may be kept where the
/// customer is erased, and still holds whoever comes back under the same id to it.
package struct Denial: Hashable, Sendable {
    /// Its place in the journal of its database, ascending; 0 before it has one.
    package var number: Int64
    /// A keyed hash of the business's id.
    package var customer: UInt64
    /// ``Consent/everything`` for all marketing.
    package var topic: String
    /// `nil` for every channel.
    package var channel: Channel?
    package var at: Timestamp
    package var source: String?
    /// When the database learned of it.
    package var recordedAt: Timestamp

    package init(
        number: Int64 = 0,
        customer: UInt64,
        topic: String,
        channel: Channel? = nil,
        at: Timestamp,
        source: String? = nil,
        recordedAt: Timestamp
    ) {
        self.number = number
        self.customer = customer
        self.topic = topic
        self.channel = channel
        self.at = at
        self.source = source
        self.recordedAt = recordedAt
    }

    package var consent: Consent {
        Consent(topic: topic, channel: channel, isGranted: false, at: at, source: source)
    }
}

/// What it came to that a database was held to a journal.
package struct DenialReplay: Hashable, Sendable {
    /// Denials that it had forgotten: they hold again.
    package var restored: Int
    /// Denials that it knew, or that a later grant lifted.
    package var known: Int
    /// Denials of customers that it does not have: they are held to them when they come.
    package var strangers: Int

    package init(restored: Int = 0, known: Int = 0, strangers: Int = 0) {
        self.restored = restored
        self.known = known
        self.strangers = strangers
    }

    package static func + (first: Self, second: Self) -> Self {
        Self(
            restored: first.restored + second.restored,
            known: first.known + second.known,
            strangers: first.strangers + second.strangers
        )
    }
}
