import JourneyCore

extension ExplanationWords {
    /// What becomes of a display after it was sent; empty where nothing does.
    func withdrawal(of contact: Contact) -> String {
        guard let withdrawal = contact.withdrawal else { return "" }
        let why = cause(withdrawal.reason)
        return switch withdrawal.state {
        case .due(let end): "; it may stay until \(time(end)), then it is withdrawn"
        case .queued(let from):
            "; to be withdrawn because \(why): queued from \(time(from))"
        case .leased: "; to be withdrawn because \(why): leased by an adapter"
        case .begun: "; to be withdrawn because \(why): begun, the adapter has not reported yet"
        case .done: "; withdrawn because \(why)"
        case .failed:
            "; its withdrawal, because \(why), failed: see the dead letters"
        }
    }

    private func cause(_ reason: Reason) -> String {
        switch reason {
        case .goalReached: "the goal was reached"
        case .expired: "its time was over"
        default: "its journey was left"
        }
    }
}
