/// Why nothing was sent, or not yet: one enumeration, everywhere the same.
///
/// The raw value is stored: it never changes and is never given to another reason.
package enum Reason: UInt8, CaseIterable, Sendable {
    case noAddress = 1
    case addressSuppressed = 2
    case noConsent = 3
    case unsubscribed = 4
    case globalHoldout = 5
    case journeyHoldout = 6
    case stopped = 7
    case duplicateOffer = 8
    case sameAddress = 9
    case seenElsewhere = 10
    case quietHours = 11
    case channelHours = 12
    case cap = 13
    case lostArbitration = 14
    case overBudget = 15
    case expired = 16
    case exited = 17
    case goalReached = 18
    case templateMissing = 19
    case templateAbort = 20
    case rejectedByProvider = 21
    case testOnly = 22
    case erased = 23
    /// Only of plans: the patience with the rung before.
    case patience = 24
    /// Only of plans: the channel's rate is used up.
    case rate = 25
    case bestTime = 26
    case attemptsExhausted = 27
    case bounced = 28
    /// The enrollment started over with a newer trigger.
    case restarted = 29
    /// Two customers turned out to be one, and the other of them speaks about it.
    case merged = 30
    /// Asked for under double opt-in, and not confirmed.
    case unconfirmed = 31
    /// Only of plans: rivals for the same place are waited for.
    case gathering = 33

    package var word: String {
        switch self {
        case .noAddress: "no_address"
        case .addressSuppressed: "address_suppressed"
        case .noConsent: "no_consent"
        case .unsubscribed: "unsubscribed"
        case .globalHoldout: "global_holdout"
        case .journeyHoldout: "journey_holdout"
        case .stopped: "stopped"
        case .duplicateOffer: "duplicate_offer"
        case .sameAddress: "same_address"
        case .seenElsewhere: "seen_elsewhere"
        case .quietHours: "quiet_hours"
        case .channelHours: "channel_hours"
        case .cap: "cap"
        case .lostArbitration: "lost_arbitration"
        case .overBudget: "over_budget"
        case .expired: "expired"
        case .exited: "exited"
        case .goalReached: "goal_reached"
        case .templateMissing: "template_missing"
        case .templateAbort: "template_abort"
        case .rejectedByProvider: "rejected_by_provider"
        case .testOnly: "test_only"
        case .erased: "erased"
        case .patience: "patience"
        case .rate: "rate"
        case .bestTime: "best_time"
        case .attemptsExhausted: "attempts_exhausted"
        case .bounced: "bounced"
        case .restarted: "restarted"
        case .merged: "merged"
        case .unconfirmed: "unconfirmed"
        case .gathering: "gathering"
        }
    }
}

/// The rules of the arbiter, in their order.
///
/// The raw value is stored.
package enum Rule: UInt8, CaseIterable, Sendable {
    case gate = 1
    case active = 2
    case expiry = 3
    case reachable = 4
    case consent = 5
    case holdout = 6
    case duplicate = 7
    case hours = 8
    case caps = 9
    case arbitration = 10
    case value = 11
}
