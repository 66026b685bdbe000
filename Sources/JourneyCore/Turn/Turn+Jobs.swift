extension Turn {
    /// Leases a queued job until an instant.
    ///
    /// `false` where it is not to be had.
    package mutating func lease(_ contact: Identifier, until: Timestamp) -> Bool {
        guard let position = contactIndex(contact),
            let from = customer.contacts[position].queuedFrom, from <= now
        else { return false }
        apply(.leased(until: until), to: position)
        return true
    }

    /// The last word before the provider is called: all rules are asked again.
    package enum BeginResult: Hashable, Sendable {
        case granted
        case notYours
        case planned(until: Timestamp, Reason)
        case suppressed(Reason)
        case recalled(Reason)
        case expired
    }

    /// `contentHash` is what was rendered; a failure to render is its reason instead.
    package mutating func begin(
        _ contact: Identifier,
        lease number: Int,
        content: Result<UInt64, RenderingFailure>
    ) -> BeginResult {
        defer { followThrough() }
        if let position = contactIndex(contact),
            customer.contacts[position].isWithdrawing(lease: number)
        {
            return beginWithdrawal(of: position, lease: number)
        }
        guard let position = contactIndex(contact),
            case .leased = customer.contacts[position].state,
            customer.contacts[position].lease?.number == number,
            let index = enrollmentIndex(customer.contacts[position].enrollment)
        else { return contactIndex(contact).map { ended($0) } ?? .notYours }

        let (verdict, verdictRecord) = arbiter.decide(candidate(at: position, of: index))
        customer.contacts[position].verdict = verdictRecord
        touch(contact: position)
        guard verdict == .send else {
            recordVerdict(verdict, of: customer.contacts[position])
            apply(.decided(verdict), to: position)
            let result = ended(position)
            follow(verdict, of: position)
            return result
        }
        switch content {
        case .success(let hash): customer.contacts[position].contentHash = hash
        case .failure(let failure):
            record(
                .contact,
                customer.contacts[position],
                verdict: "next",
                reason: failure.reason.word
            )
            apply(.unrenderable(failure.reason), to: position)
            goOn(after: position, atOnce: true)
            return .suppressed(failure.reason)
        }
        takeLock(for: position)
        bindAddress(of: position)
        apply(.granted, to: position)
        record(.contact, customer.contacts[position], verdict: "send")
        return .granted
    }

    /// Whether ``begin(_:lease:content:)`` would find every rule passed: for who counts before it
    /// grants.
    ///
    /// Changes nothing.
    package func wouldBegin(_ contact: Identifier, lease number: Int) -> Bool {
        guard let position = contactIndex(contact),
            case .leased = customer.contacts[position].state,
            customer.contacts[position].lease?.number == number,
            let index = enrollmentIndex(customer.contacts[position].enrollment)
        else { return false }
        return arbiter.decide(candidate(at: position, of: index)).0 == .send
    }

    /// Puts a leased job back: the channel's rate has no room before `until`.
    package mutating func postpone(_ contact: Identifier, lease number: Int, until: Timestamp)
        -> BeginResult
    {
        if let position = contactIndex(contact),
            customer.contacts[position].isWithdrawing(lease: number)
        {
            return postponeWithdrawal(of: position, lease: number, until: until)
        }
        guard let position = contactIndex(contact),
            case .leased = customer.contacts[position].state,
            customer.contacts[position].lease?.number == number
        else { return contactIndex(contact).map { ended($0) } ?? .notYours }
        let verdict = Verdict.plan(until: until, .rate)
        recordVerdict(verdict, of: customer.contacts[position])
        apply(.decided(verdict), to: position)
        return .planned(until: until, .rate)
    }

    package enum SettleResult: Hashable, Sendable {
        case ok
        case notYours
    }

    /// An adapter's report.
    ///
    /// "Accepted" is believed with any token of the job, all else needs the current one: a late
    /// failure must not overwrite a newer attempt.
    package mutating func settle(
        _ contact: Identifier,
        lease number: Int,
        _ settlement: Settlement
    ) -> SettleResult {
        defer { followThrough() }
        guard let position = contactIndex(contact) else { return .notYours }
        let before = customer.contacts[position]
        guard number >= 1, number <= before.leaseCount else { return .notYours }
        if before.isWithdrawing(lease: number) {
            return settleWithdrawal(of: position, lease: number, settlement)
        }
        switch settlement {
        case .accepted: break
        case .transient, .throttled, .permanentRecipient, .permanentRequest, .config:
            // Said again, or after it ended otherwise: harmless, but what it says of the address.
            guard before.lease?.number == number else {
                guard before.leaseCount == number, before.mayHaveBeenSettled else {
                    return .notYours
                }
                if case .permanentRecipient = settlement {
                    suppressAddress(of: before, .rejected, until: nil)
                }
                return .ok
            }
            guard before.isBegun || before.state == .unknown else { return .notYours }
        }
        apply(.settled(settlement), to: position)
        if case .queued = customer.contacts[position].state, standing(at: position) == nil {
            // Nobody waits for it any more: another attempt would be a second voice.
            apply(.timeOver, to: position)
        }
        if case .permanentRecipient = settlement {
            suppressAddress(of: before, .rejected, until: nil)
        }
        follow(from: before, at: position)
        return .ok
    }

    package mutating func extend(
        _ contact: Identifier,
        lease number: Int,
        until: Timestamp
    ) -> SettleResult {
        guard let position = contactIndex(contact),
            customer.contacts[position].lease?.number == number
        else { return .notYours }
        apply(.extended(until: until), to: position)
        return .ok
    }

    /// An operator takes a failed contact up again; it is decided anew.
    ///
    /// `false` where it has not failed, or only after it was sent.
    package mutating func retry(_ contact: Identifier) -> Bool {
        if let position = contactIndex(contact), let isRetried = retryWithdrawal(of: position) {
            return isRetried
        }
        guard let position = contactIndex(contact),
            case .failed = customer.contacts[position].state
        else { return false }
        apply(.retried, to: position)
        if case .planned = customer.contacts[position].state { return true }
        return false
    }

    /// What an adapter is told about a job that it may not begin.
    private func ended(_ position: Int) -> BeginResult {
        switch customer.contacts[position].state {
        case .planned(let until, let reason): .planned(until: until, reason)
        case .suppressed(let reason): .suppressed(reason)
        case .recalled(let reason): .recalled(reason)
        case .expired: .expired
        case .queued, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked, .failed:
            .notYours
        }
    }

    /// What follows from a contact's change after a report.
    mutating func follow(from before: Contact, at position: Int) {
        let after = customer.contacts[position]
        guard after.state != before.state else { return }
        switch after.state {
        case .sent, .delivered, .seen, .clicked:
            if before.sentAt == nil { spoke(position) }
        case .failed(let reason):
            settleLockAfterEnd(of: position)
            // What bounced was waited for; what was refused never left: the next rung, at once.
            if reason == .bounced {
                goOnAfterBounce(position)
            } else {
                goOn(after: position, atOnce: true)
            }
        // Where an operator recalled it, its journey still stands there, and goes on.
        case .recalled: giveUp(after: position)
        case .suppressed, .expired: settleLockAfterEnd(of: position)
        case .planned, .queued, .leased, .begun, .unknown: return
        }
    }

    /// A rung whose contact bounced is over: the next one, which waits for its patience, may start.
    private mutating func goOnAfterBounce(_ position: Int) {
        goOn(after: position, atOnce: true)
        let bounced = customer.contacts[position]
        // What bounced of an earlier round hurries nobody.
        guard isLadderStanding(of: bounced) else { return }
        for other in customer.contacts.indices {
            let contact = customer.contacts[other]
            guard contact.enrollment == bounced.enrollment, contact.step == bounced.step,
                contact.rung == bounced.rung + 1,
                case .planned(_, .patience) = contact.state
            else { continue }
            follow(decide(other), of: other)
        }
    }
}

extension Contact {
    var isBegun: Bool {
        switch state {
        case .begun: true
        case .planned, .queued, .leased, .unknown, .sent, .delivered, .seen, .clicked,
            .suppressed, .recalled, .expired, .failed:
            false
        }
    }
    /// Whether its last lease may have ended by a report.
    ///
    /// One that never began, or that lapsed and is queued again, did not: who comes too late is told.
    fileprivate var mayHaveBeenSettled: Bool {
        switch state {
        case .begun: false
        case .queued: begunAt != nil && !isMaybeSent
        case .planned, .leased, .unknown, .sent, .delivered, .seen, .clicked, .suppressed,
            .recalled, .expired, .failed:
            begunAt != nil
        }
    }

    /// Since when its job may be leased; `nil` where it is not queued.
    fileprivate var queuedFrom: Timestamp? {
        if case .queued(let from)? = withdrawal?.state { return from }
        if case .queued(let from) = state { return from }
        return nil
    }
}
