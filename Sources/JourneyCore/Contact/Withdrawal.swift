/// The end of a display contact that was sent: a job of its own, which takes back what is shown.
///
/// One at most per contact. It follows no rule but the gate: to end something is never too much.
package struct Withdrawal: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// What was sent may stay until then.
        case due(at: Timestamp)
        /// Not before `from`: a retry waits.
        case queued(from: Timestamp)
        case leased
        case begun
        case done
        case failed
    }

    package var state: State
    /// `goalReached`, `exited`, or `expired` where the rung's own time was over.
    package var reason: Reason
    package var attempt: Int
    /// The contact's leases up to this number were of its send.
    package var leasesBefore: Int

    package init(state: State, reason: Reason, attempt: Int = 0, leasesBefore: Int = 0) {
        self.state = state
        self.reason = reason
        self.attempt = attempt
        self.leasesBefore = leasesBefore
    }

    /// The state's name on the wire and on screen.
    package var word: String {
        switch state {
        case .due: "due"
        case .queued: "queued"
        case .leased: "leased"
        case .begun: "begun"
        case .done: "done"
        case .failed: "failed"
        }
    }

    /// Whether its job was queued, whatever became of it since.
    package var hasStarted: Bool {
        switch state {
        case .due: false
        case .queued, .leased, .begun, .done, .failed: true
        }
    }

    /// Whether an adapter holds its job.
    package var isHeld: Bool {
        switch state {
        case .leased, .begun: true
        case .due, .queued, .done, .failed: false
        }
    }

    /// Whether something is still to happen with it.
    package var isOpen: Bool {
        switch state {
        case .due, .queued, .leased, .begun: true
        case .done, .failed: false
        }
    }
}

extension Contact {
    /// Whether a lease of this number is one of the withdrawal, not of the send.
    package func isWithdrawing(lease number: Int) -> Bool {
        guard let withdrawal, withdrawal.hasStarted else { return false }
        return number > withdrawal.leasesBefore
    }

    /// Whether its current job is the withdrawal.
    package var isWithdrawing: Bool { withdrawal?.hasStarted == true }

    /// How often the current job was begun.
    package var jobAttempt: Int {
        guard let withdrawal, withdrawal.hasStarted else { return attempt }
        return withdrawal.attempt
    }

    /// Whether the customer may be looking at it: sent, or perhaps sent, and not on its way again.
    var isShown: Bool {
        guard channel == .display else { return false }
        switch state {
        case .unknown, .sent, .delivered, .seen, .clicked: return true
        case .failed(let reason): return isMaybeSent && reason != .bounced
        case .suppressed, .recalled, .expired: return isMaybeSent
        case .planned, .queued, .leased, .begun: return false
        }
    }

    /// What a signal does to the withdrawal; `nil` where it concerns the send.
    mutating func receiveWithWithdrawal(
        _ signal: ContactSignal,
        at now: Timestamp
    ) -> ContactTransition? {
        guard let state = withdrawal?.state else { return nil }
        switch (state, signal) {
        case (.queued, .leased(let until)):
            leaseCount += 1
            lease = Lease(number: leaseCount, until: until)
            withdrawal?.state = .leased
            return .changed
        case (.leased, .extended(let until)), (.begun, .extended(let until)):
            guard let lease, lease.until < until else { return .ignored }
            self.lease?.until = until
            return .changed
        case (.due, _), (.queued, _), (.leased, _), (.begun, _), (.done, _), (.failed, _):
            return nil
        }
    }

    /// A withdrawal's job goes to a state in which no adapter holds it.
    mutating func withdraw(becoming next: Withdrawal.State) {
        withdrawal?.state = next
        lease = nil
    }
}
