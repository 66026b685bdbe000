/// Display contacts end by a job: whoever has bought is not chased by what they were shown.
extension Turn {
    /// Gives every display contact that was sent its end: at once where its enrollment came to its
    /// goal or left, else when its rung's time is over.
    mutating func withdrawDisplays() {
        for position in customer.contacts.indices where customer.contacts[position].isShown {
            let contact = customer.contacts[position]
            guard contact.withdrawal?.hasStarted != true else { continue }
            if let reason = endReason(of: contact) {
                startWithdrawal(of: position, reason)
            } else if contact.withdrawal == nil {
                let end = showEnd(of: contact)
                guard end > now else {
                    startWithdrawal(of: position, .expired)
                    continue
                }
                customer.contacts[position].withdrawal = Withdrawal(
                    state: .due(at: end),
                    reason: .expired
                )
                touch(contact: position)
            }
        }
    }

    /// Why it must not be shown any longer; `nil` while it may.
    private func endReason(of contact: Contact) -> Reason? {
        guard let index = enrollmentIndex(contact.enrollment) else { return .exited }
        let enrollment = customer.enrollments[index]
        if case .reached = enrollment.goal { return .goalReached }
        switch enrollment.state {
        case .waiting, .awaiting, .quieting, .speaking: return nil
        // Its steps are over; that is no reason to take back what it said.
        case .ended(.finished, _): return nil
        case .ended(.goalReached, _): return .goalReached
        case .ended(.merged, _): return .merged
        case .ended(.exited, _), .ended(.left, _), .ended(.suppressed, _), .ended(.removed, _),
            .ended(.erased, _):
            return .exited
        }
    }

    /// The end of the rung's `for`, else of its channel's patience.
    private func showEnd(of contact: Contact) -> Timestamp {
        if let program = programme.program(of: contact.journey),
            let at = program.position(of: contact.step),
            case .send(let step) = program.instructions[at]
        {
            return patienceEnd(after: contact, in: step)
        }
        let patience = programme.policy.channels[contact.channel]?.patience ?? .days(1)
        return later(patience, than: contact.sentAt ?? contact.begunAt ?? now)
    }

    private mutating func startWithdrawal(of position: Int, _ reason: Reason) {
        customer.contacts[position].withdrawal = Withdrawal(
            state: .queued(from: now),
            reason: reason,
            leasesBefore: customer.contacts[position].leaseCount
        )
        touch(contact: position)
    }

    /// Its time has come, or the lease of its job lapsed; `false` where the send is meant.
    mutating func wake(withdrawalOf position: Int) -> Bool {
        let contact = customer.contacts[position]
        guard let withdrawal = contact.withdrawal, withdrawal.isOpen else { return false }
        switch withdrawal.state {
        case .due: startWithdrawal(of: position, withdrawal.reason)
        case .leased: customer.contacts[position].withdraw(becoming: .queued(from: now))
        case .begun:
            // It may have been done: to do it again does no harm, and to leave it would.
            let attemptsMax = programme.policy.channels[contact.channel]?.attemptsMax ?? 1
            let hasMore = withdrawal.attempt < attemptsMax
            customer.contacts[position].withdraw(
                becoming: hasMore ? .queued(from: now) : .failed
            )
        case .queued, .done, .failed: return false
        }
        touch(contact: position)
        return true
    }

    /// Only the gate of everything and that of the channel are asked: a stopped journey takes back
    /// what it has shown all the more.
    mutating func beginWithdrawal(of position: Int, lease number: Int) -> BeginResult {
        let contact = customer.contacts[position]
        guard contact.withdrawal?.state == .leased, contact.lease?.number == number else {
            return .notYours
        }
        touch(contact: position)
        let closed = arbiter.gates.closed
        guard !closed.contains(.everything), !closed.contains(.channel(contact.channel)) else {
            customer.contacts[position].withdraw(becoming: .queued(from: now))
            return .planned(until: .distantFuture, .stopped)
        }
        customer.contacts[position].withdrawal?.state = .begun
        customer.contacts[position].withdrawal?.attempt += 1
        return .granted
    }

    mutating func postponeWithdrawal(
        of position: Int,
        lease number: Int,
        until: Timestamp
    ) -> BeginResult {
        let contact = customer.contacts[position]
        guard contact.withdrawal?.state == .leased, contact.lease?.number == number else {
            return .notYours
        }
        customer.contacts[position].withdraw(becoming: .queued(from: until))
        touch(contact: position)
        return .planned(until: until, .rate)
    }

    mutating func settleWithdrawal(
        of position: Int,
        lease number: Int,
        _ settlement: Settlement
    ) -> SettleResult {
        let contact = customer.contacts[position]
        guard let withdrawal = contact.withdrawal, number <= contact.leaseCount else {
            return .notYours
        }
        if case .accepted = settlement {
            guard withdrawal.state != .done else { return .ok }
            customer.contacts[position].withdraw(becoming: .done)
            touch(contact: position)
            record(.withdraw, contact, reason: withdrawal.reason.word)
            return .ok
        }
        guard withdrawal.state == .begun, contact.lease?.number == number else {
            return .notYours
        }
        switch settlement {
        case .accepted: return .ok
        case .transient(let retryAt):
            customer.contacts[position].withdraw(
                becoming: retryAt.map { .queued(from: $0) } ?? .failed
            )
        case .throttled(let retryAt):
            customer.contacts[position].withdrawal?.attempt -= 1
            customer.contacts[position].withdraw(becoming: .queued(from: retryAt))
        case .config:
            customer.contacts[position].withdrawal?.attempt -= 1
            customer.contacts[position].withdraw(becoming: .queued(from: now))
        case .permanentRecipient, .permanentRequest:
            customer.contacts[position].withdraw(becoming: .failed)
        }
        touch(contact: position)
        return .ok
    }

    /// An operator takes up a withdrawal that failed; `nil` where the send is meant.
    mutating func retryWithdrawal(of position: Int) -> Bool? {
        guard let withdrawal = customer.contacts[position].withdrawal else { return nil }
        // What is taken back is not sent again.
        guard withdrawal.state == .failed else { return false }
        customer.contacts[position].withdrawal?.attempt = 0
        customer.contacts[position].withdraw(becoming: .queued(from: now))
        touch(contact: position)
        return true
    }
}
