/// What is known of a customer.
package struct Profile: Sendable {
    /// Attributes under the names under which they were sent, as a JSON object.
    package var attributes: JSONPayload { didSet { place.update(attributes: attributes) } }
    /// At most one per channel is current; former ones are kept where they are suppressed, have
    /// bounced, or were written to, so that what is reported of them is not lost.
    package var addresses: [Address] { didSet { place.update(addresses: addresses) } }
    /// The latest word about each topic and channel.
    package var consents: [Consent]
    /// What most customers have nothing of, apart: a profile is copied for every rule.
    private var aside: ConsentsAside?
    /// What ``whereabouts`` is read from.
    private(set) var place: Place
    /// An IANA name that the calendar knows, or `nil`.
    package var timeZone: String?
    package var locale: String?

    package init(
        attributes: JSONPayload = .empty,
        addresses: [Address] = [],
        consents: [Consent] = [],
        askings: [Consent] = [],
        formerConsents: [Consent] = [],
        timeZone: String? = nil,
        locale: String? = nil
    ) {
        self.attributes = attributes
        self.addresses = addresses
        self.consents = consents
        aside = ConsentsAside(askings: askings, formerConsents: formerConsents)
        place = Place(attributes: attributes, addresses: addresses)
        self.timeZone = timeZone
        self.locale = locale
    }

    /// Consents asked for under double opt-in that nobody has confirmed: no grants.
    package var askings: [Consent] {
        get { aside?.askings ?? [] }
        set { aside = ConsentsAside(askings: newValue, formerConsents: formerConsents) }
    }

    /// Words that are no longer in force, the oldest first: their proof.
    package var formerConsents: [Consent] {
        get { aside?.formerConsents ?? [] }
        set { aside = ConsentsAside(askings: askings, formerConsents: newValue) }
    }

    package func address(on channel: Channel) -> Address? {
        addresses.first { $0.channel == channel && $0.isCurrent }
    }
}

/// The words about consent that decide nothing by themselves.
private final class ConsentsAside: Sendable {
    let askings: [Consent]
    let formerConsents: [Consent]

    /// `nil` where there are none.
    init?(askings: [Consent], formerConsents: [Consent]) {
        guard !askings.isEmpty || !formerConsents.isEmpty else { return nil }
        self.askings = askings
        self.formerConsents = formerConsents
    }
}

/// Where a customer can be reached in a channel.
package struct Address: Hashable, Sendable {
    package enum Suppression: UInt8, Sendable {
        case hardBounce = 1
        case complaint = 2
        case softBounces = 3
        case rejected = 4
    }

    package var channel: Channel
    package var text: String
    package var isCurrent: Bool
    package var suppression: Suppression?
    /// `nil` with a suppression means for ever.
    package var suppressedUntil: Timestamp?
    /// In a row, since the last delivery.
    package var softBounces: Int
    /// How often soft bounces have suppressed it: the term grows.
    package var terms: Int

    package init(
        channel: Channel,
        text: String,
        isCurrent: Bool = true,
        suppression: Suppression? = nil,
        suppressedUntil: Timestamp? = nil,
        softBounces: Int = 0,
        terms: Int = 0
    ) {
        self.channel = channel
        self.text = text
        self.isCurrent = isCurrent
        self.suppression = suppression
        self.suppressedUntil = suppressedUntil
        self.softBounces = softBounces
        self.terms = terms
    }

    package func isSuppressed(at now: Timestamp) -> Bool {
        guard suppression != nil else { return false }
        guard let suppressedUntil else { return true }
        return now < suppressedUntil
    }
}

/// What a customer said about a topic, with its proof.
package struct Consent: Hashable, Sendable {
    /// ``everything`` for all marketing at once.
    package var topic: String
    /// `nil` for every channel.
    package var channel: Channel?
    package var isGranted: Bool
    package var at: Timestamp
    package var source: String?
    package var text: String?
    /// Of a grant that was asked for first.
    package var confirmation: Confirmation?

    /// The topic of a global unsubscribe.
    package static let everything = "*"

    package init(
        topic: String,
        channel: Channel? = nil,
        isGranted: Bool,
        at: Timestamp,
        source: String? = nil,
        text: String? = nil,
        confirmation: Confirmation? = nil
    ) {
        self.topic = topic
        self.channel = channel
        self.isGranted = isGranted
        self.at = at
        self.source = source
        self.text = text
        self.confirmation = confirmation
    }
}
