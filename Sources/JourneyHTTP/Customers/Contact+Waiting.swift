import JourneyCore

extension Contact {
    /// Until when it waits, for the states that wait.
    var stateUntil: Timestamp? {
        switch state {
        case .planned(let until, _): until
        case .queued(let from): from
        case .leased, .begun, .unknown: lease?.until
        case .sent, .delivered, .seen, .clicked, .suppressed, .recalled, .expired, .failed: nil
        }
    }
}
