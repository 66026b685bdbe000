import JourneyCore

extension ExplanationWords {
    /// A reason as a clause.
    func sentence(_ reason: Reason) -> String {
        switch reason {
        case .noAddress: "there is no address for this channel"
        case .addressSuppressed: "the address is suppressed after a bounce or complaint"
        case .noConsent: "the customer never agreed to this topic in this channel"
        case .unsubscribed: "the customer unsubscribed"
        case .globalHoldout: "the customer is in the global holdout and hears no marketing"
        case .journeyHoldout: "the customer is in this journey's holdout"
        case .stopped: "the gate is closed"
        case .duplicateOffer: "another journey or step holds this offer"
        case .sameAddress: "another customer with the same address holds this offer"
        case .seenElsewhere: "the same offer was seen already"
        case .quietHours: "it is within the quiet hours of the customer's zone"
        case .channelHours: "the channel doesn't speak at this hour of the customer's zone"
        case .cap: "the customer has heard as much as a cap allows"
        case .lostArbitration: "another contact took the slot"
        case .overBudget: "it costs more than it can bring"
        case .expired: "its time was over"
        case .exited: "the customer left the journey"
        case .goalReached: "the goal was reached"
        case .templateMissing: "there is no content for this channel"
        case .templateAbort: "the template gave up"
        case .rejectedByProvider: "the provider refused it"
        case .testOnly: "it was only a test"
        case .erased: "the customer was erased"
        case .patience: "the channel before it still has time to be seen"
        case .rate: "the channel's rate is used up"
        case .bestTime: "a better time comes"
        case .attemptsExhausted: "every attempt failed"
        case .bounced: "it bounced"
        case .restarted: "a newer trigger started the steps over"
        case .merged: "two customers turned out to be one, and the other spoke about it"
        case .unconfirmed: "the customer asked for this topic and has not confirmed it"
        case .gathering: "it waits for rivals for the same place"
        }
    }
}

extension Rule {
    /// The rule's name on screen and on the wire.
    package var word: String {
        switch self {
        case .gate: "gate open"
        case .active: "still in the journey"
        case .expiry: "not expired"
        case .reachable: "reachable"
        case .consent: "consent"
        case .holdout: "not held out"
        case .duplicate: "no duplicate"
        case .hours: "quiet and channel hours"
        case .caps: "caps"
        case .arbitration: "arbitration"
        case .value: "worth its cost"
        }
    }
}
