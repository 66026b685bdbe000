import JourneyCore

extension Withdrawal {
    /// Stored: it never changes and is never given to another state.
    var code: Int64 {
        switch state {
        case .due: 1
        case .queued: 2
        case .leased: 3
        case .begun: 4
        case .done: 5
        case .failed: 6
        }
    }

    /// The word of the state with that code; `nil` where no state has it.
    static func word(code: Int64) -> String? {
        let now = Timestamp(milliseconds: 0)
        let states: [State] = [
            .due(at: now), .queued(from: now), .leased, .begun, .done, .failed,
        ]
        return states.map { Withdrawal(state: $0, reason: .expired) }.first { $0.code == code }?
            .word
    }

    /// The line in which its contact waits for it; `nil` once it is done.
    func lane(of channel: Channel, rank: Int) -> Int64? {
        switch state {
        case .due, .leased, .begun: Lane.due
        case .queued: Lane.queued(in: channel, rank: rank)
        case .failed: Lane.failed
        case .done: nil
        }
    }

    /// `nil` where they don't fit together.
    fileprivate static func state(code: Int64, lane: Int64?, at: Timestamp?) -> State? {
        switch (code, lane, at) {
        case (1, 0, let end?): .due(at: end)
        case (2, let lane?, let from?) where Lane.queued.contains(lane): .queued(from: from)
        case (3, 0, .some): .leased
        case (4, 0, .some): .begun
        case (5, _, _): .done
        case (6, 8, .some): .failed
        case (_, _, _): nil
        }
    }
}

/// What the columns `state, reason, lane, at, withdraw, withdraw_reason, withdraw_attempt,
/// withdraw_after` say together: a withdrawal that is not done has the lane.
struct StoredStates {
    var state: Contact.State
    var withdrawal: Withdrawal?

    /// `nil` where they don't fit together.
    init?(row: PreparedStatement) {
        let code = row.takeInteger()
        let reason = row.takeOptionalCode(Reason.self)
        var lane = row.takeOptionalInteger()
        var at = row.takeOptionalTimestamp()
        let withdraw = row.takeOptionalInteger()
        let withdrawReason = row.takeOptionalCode(Reason.self)
        let attempt = row.takeOptionalInteger()
        let after = row.takeOptionalInteger()
        guard let reason, let withdrawReason else { return nil }
        if let withdraw {
            guard let withdrawReason, let attempt, let after,
                let state = Withdrawal.state(code: withdraw, lane: lane, at: at)
            else { return nil }
            withdrawal = Withdrawal(
                state: state,
                reason: withdrawReason,
                attempt: Int(attempt),
                leasesBefore: Int(after)
            )
            if state != .done {
                (lane, at) = code == 13 ? (8, at) : (nil, nil)
            }
        }
        guard let state = Contact.State(code: code, reason: reason, lane: lane, at: at) else {
            return nil
        }
        self.state = state
    }
}
