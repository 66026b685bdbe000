extension Profile {
    /// Takes a word about a topic and channel: the latest is in force.
    ///
    /// Consent again changes nothing unless a refusal came between: its first proof stays. A refusal
    /// again is a later one, so that no consent from in between, come late, undoes it. What is no
    /// longer in force is kept as proof in ``formerConsents``. Returns whether anything changed.
    @discardableResult
    package mutating func take(_ consent: Consent) -> Bool {
        if let index = consents.firstIndex(where: { $0.isAboutSame(as: consent) }) {
            let known = consents[index]
            guard consent.at >= known.at, consent != known else { return false }
            if consent.isGranted, known.isGranted, !isRefused(known) { return false }
            consents[index] = consent
            // Said again in the same words, only its time moves.
            if known.isGranted != consent.isGranted || !known.hasSameProof(as: consent) {
                rememberFormer([known])
            }
        } else {
            consents.append(consent)
        }
        if !askings.isEmpty { askings.removeAll { consent.answers($0) } }
        return true
    }

    /// Notes a consent that is not one before it was confirmed.
    ///
    /// Asked for again while the first asking stands, or by who has agreed already, it changes
    /// nothing. Returns whether anything changed.
    @discardableResult
    package mutating func ask(_ consent: Consent) -> Bool {
        precondition(consent.isGranted, "nobody is asked to confirm a refusal")
        if isRefused(consent) { return false }
        let granted = consents.first { $0.isAboutSame(as: consent) && $0.isGranted }
        if let granted, !isRefused(granted) { return false }
        guard let index = askings.firstIndex(where: { $0.isAboutSame(as: consent) }) else {
            askings.append(consent)
            return true
        }
        guard consent.at >= askings[index].confirmableUntil else { return false }
        askings[index] = consent
        return true
    }

    /// The latest that a customer said about a topic in a channel: a refusal of everything refuses
    /// the topic, a grant of everything does not grant it.
    ///
    /// `askedAt`: when a consent was asked for that nobody has confirmed.
    func said(
        about topic: String,
        on channel: Channel
    ) -> (grantedAt: Timestamp?, deniedAt: Timestamp?, askedAt: Timestamp?) {
        var granted: Timestamp?
        for consent in consents
        where consent.isGranted && consent.topic == topic
            && (consent.channel == nil || consent.channel == channel)
        {
            granted = max(granted ?? consent.at, consent.at)
        }
        var asked: Timestamp?
        for asking in askings
        where asking.topic == topic && (asking.channel == nil || asking.channel == channel) {
            asked = max(asked ?? asking.at, asking.at)
        }
        var denied: Timestamp?
        for consent in consents
        where !consent.isGranted && (consent.channel == nil || consent.channel == channel)
            && (consent.topic == topic || consent.topic == Consent.everything)
        {
            denied = max(denied ?? consent.at, consent.at)
        }
        return (granted, denied, asked)
    }

    /// Whether a refusal that is not older took a grant back, in any of its channels.
    func isRefused(_ grant: Consent) -> Bool {
        consents.contains { !$0.isGranted && $0.takesBack(grant) }
    }

    /// Keeps words that are no longer in force, in the order in which they were said.
    mutating func rememberFormer(_ words: [Consent]) {
        var former = formerConsents
        for word in words where !former.contains(word) && !consents.contains(word) {
            former.append(word)
        }
        guard former.count > formerConsents.count else { return }
        former.sort { $0.at < $1.at }
        formerConsents = former.suffix(Self.formerConsentsMax)
    }

    /// Who changes its mind more often is a program; the row must not grow without a bound.
    package static let formerConsentsMax = 64
}

extension Consent {
    /// How a consent that was asked for became one.
    package struct Confirmation: Hashable, Sendable {
        package enum Way: UInt8, Sendable {
            /// By the link in a message, which only who reads the mailbox has.
            case link = 1
            /// By a trusted sender, who has the customer's confirmation.
            case sender = 2

            package var word: String {
                switch self {
                case .link: "link"
                case .sender: "sender"
                }
            }
        }

        package var askedAt: Timestamp
        package var way: Way

        package init(askedAt: Timestamp, way: Way) {
            self.askedAt = askedAt
            self.way = way
        }
    }

    /// Until when an asking may be confirmed.
    package var confirmableUntil: Timestamp { at + Self.confirmableFor }

    /// Long enough for who reads letters seldom; later nobody remembers having asked.
    private static let confirmableFor = Milliseconds.days(28)

    func isAboutSame(as other: Consent) -> Bool {
        channel == other.channel && topic == other.topic
    }

    fileprivate func hasSameProof(as other: Consent) -> Bool {
        source == other.source && text == other.text
    }

    /// Whether an asking is over by this word: refused, or granted.
    fileprivate func answers(_ asking: Consent) -> Bool {
        isGranted ? isAboutSame(as: asking) : takesBack(asking)
    }

    /// Whether this refusal, of the topic or everything, is as late as a grant and meets one of its
    /// channels.
    fileprivate func takesBack(_ grant: Consent) -> Bool {
        at >= grant.at && (topic == grant.topic || topic == Self.everything)
            && (channel == nil || grant.channel == nil || channel == grant.channel)
    }
}
