extension Rule {
    /// The rule's name on the wire and in the documentation.
    package var word: String {
        switch self {
        case .gate: "gate"
        case .active: "active"
        case .expiry: "expiry"
        case .reachable: "reachable"
        case .consent: "consent"
        case .holdout: "holdout"
        case .duplicate: "duplicate"
        case .hours: "hours"
        case .caps: "caps"
        case .arbitration: "arbitration"
        case .value: "value"
        }
    }
}
