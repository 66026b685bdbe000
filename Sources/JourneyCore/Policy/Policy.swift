/// The contact rules above all journeys: the compiled `policy.yaml`.
package struct Policy: Sendable {
    /// The zone of customers whose own zone is unknown; an IANA name that the calendar knows.
    package var timeZone: String
    /// ISO 4217.
    package var currency: String
    package var holdout: GlobalHoldout?
    /// An event that arrives later than this after it happened never enrolls.
    package var lateAfter: Milliseconds
    package var sender: Sender
    /// When more begin within an hour, the gate closes by itself.
    package var sendsPerHourMax: Int?
    /// Only channels that the policy names can be spoken in.
    package var channels: [Channel: ChannelPolicy]
    package var topics: [String: Topic]
    package var caps: [Cap]
    package var quietHours: [QuietHours]
    package var cooldown: Milliseconds
    package var arbitration: Arbitration
    package var machineOpens: MachineOpens
    /// `nil` asks nothing about money.
    package var value: ValuePolicy?
    /// A hash of the whole file, recorded with every verdict.
    package var version: UInt64

    package init(
        timeZone: String,
        currency: String,
        holdout: GlobalHoldout? = nil,
        lateAfter: Milliseconds = .hours(24),
        sender: Sender = Sender(),
        sendsPerHourMax: Int? = nil,
        channels: [Channel: ChannelPolicy],
        topics: [String: Topic] = [:],
        caps: [Cap] = [],
        quietHours: [QuietHours] = [],
        cooldown: Milliseconds = .days(30),
        arbitration: Arbitration = Arbitration(),
        machineOpens: MachineOpens = .ignore,
        value: ValuePolicy? = nil,
        version: UInt64
    ) {
        self.timeZone = timeZone
        self.currency = currency
        self.holdout = holdout
        self.lateAfter = lateAfter
        self.sender = sender
        self.sendsPerHourMax = sendsPerHourMax
        self.channels = channels
        self.topics = topics
        self.caps = caps
        self.quietHours = quietHours
        self.cooldown = cooldown
        self.arbitration = arbitration
        self.machineOpens = machineOpens
        self.value = value
        self.version = version
    }
}

/// A share of all customers who hear no marketing at all, so that the whole can be measured.
package struct GlobalHoldout: Hashable, Sendable {
    package var share: BasisPoints
    /// After so long another share takes its turn.
    package var renew: Milliseconds?

    package init(share: BasisPoints, renew: Milliseconds? = nil) {
        self.share = share
        self.renew = renew
    }
}

/// In whose name messages are sent.
package struct Sender: Hashable, Sendable {
    package var name: String?
    package var address: String?
    package var postalAddress: String?

    package init(name: String? = nil, address: String? = nil, postalAddress: String? = nil) {
        self.name = name
        self.address = address
        self.postalAddress = postalAddress
    }
}

/// What a customer can subscribe to.
package struct Topic: Hashable, Sendable {
    package enum Consent: String, CaseIterable, Sendable {
        /// Silent until the customer agreed: the default, because the law asks for it.
        case optIn = "opt-in"
        /// Silent until the customer agreed and confirmed it by a link in a message.
        case doubleOptIn = "double opt-in"
        /// Speaks until the customer declined.
        case optOut = "opt-out"
        /// Needs no consent: service messages.
        case none
    }

    package var title: LocalizedText
    package var consent: Consent

    package init(title: LocalizedText, consent: Consent = .optIn) {
        self.title = title
        self.consent = consent
    }
}

/// A text in the languages in which it was written.
package struct LocalizedText: Hashable, Sendable {
    /// In the order of the file; the first is the fallback.
    ///
    /// Never empty.
    package var variants: [Variant]

    package struct Variant: Hashable, Sendable {
        /// `nil` where the text was given without languages.
        package var language: String?
        package var text: String

        package init(language: String?, text: String) {
            self.language = language
            self.text = text
        }
    }

    package init(variants: [Variant]) {
        precondition(!variants.isEmpty, "a text without any variant is the reader's mistake")
        self.variants = variants
    }

    package init(_ text: String) {
        variants = [Variant(language: nil, text: text)]
    }

    /// The variant for a locale such as `ru-RU`: the same locale, its language, else the first.
    package func text(for locale: String?) -> String {
        guard let locale else { return variants[0].text }
        let language = locale.prefix { $0 != "-" && $0 != "_" }
        let exact = variants.first { $0.language == locale }
        let sameLanguage = variants.first { $0.language.map { $0 == language } ?? false }
        return (exact ?? sameLanguage ?? variants[0]).text
    }
}

/// What the policy makes of opens that a mail client's privacy prefetch caused.
package enum MachineOpens: String, CaseIterable, Sendable {
    case ignore
    case count
}
