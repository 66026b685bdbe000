import JourneyCore

extension EnglishWords {
    func clause(_ reason: Reason) -> String {
        switch reason {
        case .noAddress: "there is no address for this channel"
        case .addressSuppressed: "the address is suppressed after a bounce or complaint"
        case .noConsent: "the customer never agreed to this topic in this channel"
        case .unsubscribed: "the customer unsubscribed"
        case .globalHoldout: "the customer is in the global holdout and hears no marketing"
        case .journeyHoldout: "the customer is in this journey's holdout"
        case .stopped: "the gate is closed"
        case .duplicateOffer: "this offer was made already, or is being made"
        case .sameAddress: "another customer with the same address holds this offer"
        case .seenElsewhere: "the same offer was seen already"
        case .quietHours: "it is within the quiet hours of the customer's zone"
        case .channelHours: "the channel doesn't speak at this hour of the customer's zone"
        case .cap: "the customer has heard as much as a cap allows"
        case .lostArbitration: "another contact has the slot"
        case .overBudget: "it costs more than it can bring, or than the customer's limit leaves"
        case .expired: "its time was over"
        case .exited: "the journey was left, or went on"
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

    func name(_ rule: Rule) -> String {
        switch rule {
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

    func clause(_ end: EndReason) -> String {
        switch end {
        case .finished: "its steps were over"
        case .exited: "an event ended it"
        case .goalReached: "the goal was reached"
        case .left: "a step ended it"
        case .suppressed: "nothing could be said"
        case .removed: "an edit took the step away"
        case .erased: "the customer was erased"
        case .merged: "two customers turned out to be one, and the other's goes on"
        }
    }

    func rejection(_ rejection: Rejection, _ source: String?) -> String {
        let place =
            rejection.step.isEmpty
            ? "journey '\(rejection.journey)', '\(rejection.event)' \(time(rejection.at))"
            : "journey '\(rejection.journey)', step '\(rejection.step)', \(time(rejection.at))"
        let times = rejection.count > 1 ? ", \(rejection.count) times so far" : ""
        return "\(place): \(clause(rejection, source)) (\(rejection.reason.word))\(times)"
    }

    private func clause(_ rejection: Rejection, _ source: String?) -> String {
        let quoted = source.map { " '\($0)'" } ?? ""
        let value = Timestamp(milliseconds: rejection.value)
        return switch rejection.reason {
        case .late:
            "the event came \(length(Milliseconds(rejection.value))) after it happened, too late"
        case .condition: "the entry's condition\(quoted) does not hold"
        case .conditionUnknown:
            "the entry's condition\(quoted) has no value, something in it is missing"
        case .keyUnknown: "the entry's key\(quoted) has no value"
        case .repeated: "the same trigger again; until \(time(value)) it is one and the same"
        case .once: "the customer has been inside, and nobody comes in twice"
        case .inside: "the customer is inside; the next may be after that"
        case .tooSoon: "it is too soon after the entry before; the next may be \(time(value))"
        case .tooMany: "the customer is inside \(rejection.value) times already, the most allowed"
        case .spoken: "the first contact had begun: the newer trigger no longer replaces it"
        case .messageMissing: "the files no longer have its message"
        case .outOfTime: "its turn would come \(time(value)), when the send is over"
        }
    }
}
