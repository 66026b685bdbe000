import JourneyCore

/// The value that decided about a contact, with what it refers to; a language makes words of it.
enum DecidingFact {
    case none
    /// When the customer refused.
    case refused(at: Timestamp)
    /// When the customer asked for what is not confirmed.
    case asked(at: Timestamp)
    /// `nil`: for good.
    case addressSuppressed(until: Timestamp?)
    case holder(OfferHolder)
    case seen(Contact)
    /// The end of the hours.
    case hours(until: Timestamp)
    case cap(Cap, holders: [Contact])
    /// Of a cap that the policy no longer has.
    case formerCap(atMost: Int)
    /// `priorities` where they made the difference.
    case winner(Contact, priorities: (own: Int, winner: Int)?)
    case gathering(until: Timestamp)
    case expiry(Timestamp)
    case money(cost: Amount, atMost: Amount, currency: String)

    /// Without what a plan until then says already.
    func beside(planUntil instant: Timestamp) -> DecidingFact {
        switch self {
        case .hours(instant), .gathering(instant): .none
        case .none, .refused, .asked, .addressSuppressed, .holder, .seen, .hours, .cap,
            .formerCap, .winner, .gathering, .expiry, .money:
            self
        }
    }
}

/// Who may speak about an offer.
struct OfferHolder {
    var offer: String
    var about: String
    /// `nil` where its enrollment is no longer kept.
    var journey: String?
    var step: String
    /// `nil`: while its ladder stands.
    var until: Timestamp?
}

/// What comes next, and when.
enum NextStep {
    // Of a contact
    case decidedAgain(at: Timestamp)
    case decidedWhenOpened
    /// `nil`: at once.
    case taken(from: Timestamp?)
    /// An adapter reported a wrong set-up.
    case takenWhenReleased(Channel)
    case begun(by: Timestamp?)
    case reported(by: Timestamp?)
    /// `after` the one before was sent, unless it is seen.
    case rung(Rung, after: Span)
    case withdrawn(at: Timestamp)
    // Of an enrollment
    case goesOn(at: Timestamp, step: String)
    case event(String, until: Timestamp)
    case seen(message: String, until: Timestamp)
    case clicked(message: String, until: Timestamp)
    case quiet(without: String, until: Timestamp, deadline: Timestamp)
    case ladderOver(at: Timestamp, step: String)
    case goal(String, until: Timestamp)
    // Of an offer
    /// ``Timestamp/distantFuture``: never again.
    case cooldown(offer: String, about: String, until: Timestamp)
    // Of the customer
    case absence(journey: String, without: String, at: Timestamp)

    /// Its name on the wire.
    var word: String {
        switch self {
        case .decidedAgain: "decided_again"
        case .decidedWhenOpened: "decided_when_opened"
        case .taken: "taken"
        case .takenWhenReleased: "taken_when_released"
        case .begun: "begun"
        case .reported: "reported"
        case .rung: "next_rung"
        case .withdrawn: "withdrawn"
        case .goesOn: "goes_on"
        case .event: "event"
        case .seen: "seen"
        case .clicked: "clicked"
        case .quiet: "quiet"
        case .ladderOver: "ladder_over"
        case .goal: "goal"
        case .cooldown: "cooldown"
        case .absence: "absence"
        }
    }

    /// When it comes at the latest; `nil` where nobody knows.
    var at: Timestamp? {
        switch self {
        case .decidedAgain(let at), .withdrawn(let at), .goesOn(let at, _),
            .event(_, let at), .seen(_, let at), .clicked(_, let at), .quiet(_, let at, _),
            .ladderOver(let at, _), .goal(_, let at), .absence(_, _, let at):
            at
        case .taken(let by), .begun(let by), .reported(let by): by
        case .cooldown(_, _, let until): until < .distantFuture ? until : nil
        case .decidedWhenOpened, .takenWhenReleased, .rung: nil
        }
    }
}

/// Why a rung was not tried, or not yet.
enum UntriedCause {
    case itsTurnComes
    case seen(Contact)
    case left(EndReason, at: Timestamp)
    case ladderOver
}
