/// One fact of a decision, supposed to have been otherwise.
package enum Supposition: Hashable, Sendable {
    case openGate
    /// Neither left, nor at its goal.
    case stillInside
    /// Asked at another moment.
    case asked(at: Timestamp)
    /// An address for the channel that nothing speaks against.
    case goodAddress
    case consent
    case noHoldout
    /// Nobody else holds the offer or its mailbox, and nobody has seen it.
    case freeOffer
    /// The cap that had no place lets so many through.
    case cap(atMost: Int)
    /// Nobody of a higher score wants the place.
    case noRivals
    /// It costs so much and no more.
    case cost(Amount)

    /// The supposition's name on the wire.
    package var word: String {
        switch self {
        case .openGate: "open_gate"
        case .stillInside: "still_inside"
        case .asked: "asked_at"
        case .goodAddress: "good_address"
        case .consent: "consent"
        case .noHoldout: "no_holdout"
        case .freeOffer: "free_offer"
        case .cap: "cap"
        case .noRivals: "no_rivals"
        case .cost: "cost"
        }
    }
}

/// What a supposition comes to: the rule that spoke would have let the contact pass, and then this.
package struct Supposed: Hashable, Sendable {
    package var supposition: Supposition
    /// The moment that was asked about.
    package var at: Timestamp
    package var verdict: Verdict
    /// The rule that gives the verdict; `nil` where it would have been sent.
    package var rule: Rule?

    package init(supposition: Supposition, at: Timestamp, verdict: Verdict, rule: Rule?) {
        self.supposition = supposition
        self.at = at
        self.verdict = verdict
        self.rule = rule
    }
}
