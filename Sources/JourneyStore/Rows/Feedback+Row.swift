import JourneyCore

extension Feedback {
    /// Stored: it never changes and is never given to other feedback.
    var code: Int64 {
        switch self {
        case .delivered: 1
        case .seen(isMachine: false): 2
        case .seen(isMachine: true): 3
        case .clicked(isMachine: false): 4
        case .clicked(isMachine: true): 5
        case .replied: 6
        case .bounced(isHard: true): 7
        case .bounced(isHard: false): 8
        case .complained: 9
        case .unsubscribed: 10
        case .failed: 11
        }
    }

    /// Whether it means more the second time; all else moves its contact forward, and once only.
    var isCounted: Bool {
        switch self {
        case .bounced(isHard: false): true
        case .delivered, .seen, .clicked, .replied, .bounced, .complained, .unsubscribed, .failed:
            false
        }
    }

    init?(code: Int64) {
        switch code {
        case 1: self = .delivered
        case 2: self = .seen(isMachine: false)
        case 3: self = .seen(isMachine: true)
        case 4: self = .clicked(isMachine: false)
        case 5: self = .clicked(isMachine: true)
        case 6: self = .replied
        case 7: self = .bounced(isHard: true)
        case 8: self = .bounced(isHard: false)
        case 9: self = .complained
        case 10: self = .unsubscribed
        case 11: self = .failed
        default: return nil
        }
    }
}

extension FeedbackReport {
    /// What makes it the same report when it comes again.
    var idempotencyID: String { id ?? "\(feedback.code)@\(at.milliseconds)" }
}
