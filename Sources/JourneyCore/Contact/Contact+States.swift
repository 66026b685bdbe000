extension Contact {
    /// Takes a signal in.
    ///
    /// Total: every state meets every signal.
    ///
    /// The caller sees to what follows from a change (the next rung, the lock, the enrollment).
    package mutating func receive(
        _ signal: ContactSignal,
        at now: Timestamp,
        seenWhen: SeenWhen
    ) -> ContactTransition {
        if let transition = receiveWithWithdrawal(signal, at: now) { return transition }
        if case .heard(let feedback) = signal {
            return hear(feedback, at: now, seenWhen: seenWhen)
        }
        if case .settled(.accepted(let providerID)) = signal {
            return accept(providerID, at: now)
        }
        switch state {
        case .planned, .queued: return receiveBeforeLease(signal)
        case .leased: return receiveWhileLeased(signal, at: now)
        case .begun: return receiveWhileBegun(signal, at: now)
        case .unknown: return receiveWhileUnknown(signal, at: now)
        case .sent, .delivered, .seen, .clicked: return .ignored
        case .suppressed, .recalled, .expired, .failed: return receiveAfterEnd(signal, at: now)
        }
    }

    private mutating func receiveBeforeLease(_ signal: ContactSignal) -> ContactTransition {
        switch signal {
        case .decided(let verdict): return follow(verdict)
        case .leased(let until):
            guard case .queued = state else { return .ignored }
            leaseCount += 1
            lease = Lease(number: leaseCount, until: until)
            return become(.leased)
        case .recalled(let reason): return become(.recalled(reason))
        case .timeOver: return become(.expired)
        case .unrenderable(let reason): return become(.suppressed(reason))
        case .extended, .granted, .settled, .leaseLapsed, .heard, .retried: return .ignored
        }
    }

    private mutating func receiveWhileLeased(
        _ signal: ContactSignal,
        at now: Timestamp
    ) -> ContactTransition {
        switch signal {
        case .decided(let verdict):
            // What the rules let pass stays with its adapter until `granted`.
            return verdict == .send ? .ignored : follow(verdict)
        case .granted:
            begunAt = now
            attempt += 1
            return become(.begun)
        case .extended(let until): return prolong(until)
        case .leaseLapsed:
            // Nothing left the house, so no attempt is consumed.
            return become(.queued(from: now))
        case .recalled(let reason): return become(.recalled(reason))
        case .timeOver: return become(.expired)
        case .unrenderable(let reason): return become(.suppressed(reason))
        case .leased, .settled, .heard, .retried: return .ignored
        }
    }

    private mutating func receiveWhileBegun(
        _ signal: ContactSignal,
        at now: Timestamp
    ) -> ContactTransition {
        switch signal {
        case .settled(let settlement): return settle(settlement, at: now)
        case .extended(let until): return prolong(until)
        case .leaseLapsed(let onUnknown):
            isMaybeSent = true
            guard onUnknown == .resend, !isRecallNoted else { return become(.unknown) }
            return become(.queued(from: now))
        case .recalled:
            // It may be with the provider: only noted.
            guard !isRecallNoted else { return .ignored }
            isRecallNoted = true
            return .changed
        case .decided, .leased, .granted, .timeOver, .unrenderable, .heard, .retried:
            return .ignored
        }
    }

    private mutating func receiveWhileUnknown(
        _ signal: ContactSignal,
        at now: Timestamp
    ) -> ContactTransition {
        switch signal {
        case .settled(let settlement): return settle(settlement, at: now)
        case .recalled:
            guard !isRecallNoted else { return .ignored }
            isRecallNoted = true
            return .changed
        case .decided, .leased, .extended, .granted, .leaseLapsed, .timeOver, .unrenderable,
            .heard, .retried:
            return .ignored
        }
    }

    private mutating func receiveAfterEnd(
        _ signal: ContactSignal,
        at now: Timestamp
    ) -> ContactTransition {
        switch signal {
        case .retried:
            // What bounced left the house: it is an outcome of sending, and stays one.
            guard case .failed = state, sentAt == nil else { return .ignored }
            attempt = 0
            return become(.planned(until: now, .patience))
        case .decided, .leased, .extended, .granted, .settled, .leaseLapsed, .recalled,
            .timeOver, .unrenderable, .heard:
            return .ignored
        }
    }

    private mutating func prolong(_ until: Timestamp) -> ContactTransition {
        guard let lease, lease.until < until else { return .ignored }
        self.lease?.until = until
        return .changed
    }

    private mutating func follow(_ verdict: Verdict) -> ContactTransition {
        switch verdict {
        case .send:
            return become(.queued(from: verdictInstant))
        case .plan(let until, let reason): return become(.planned(until: until, reason))
        case .nextRung(let reason), .suppress(let reason): return become(.suppressed(reason))
        case .recall(let reason): return become(.recalled(reason))
        case .expire: return become(.expired)
        }
    }

    private mutating func settle(
        _ settlement: Settlement,
        at now: Timestamp
    ) -> ContactTransition {
        switch settlement {
        case .accepted(let providerID): return accept(providerID, at: now)
        case .transient(let retryAt):
            if isTakenBack { return become(.recalled(.exited)) }
            guard let retryAt, retryAt < expiresAt else {
                return become(.failed(.attemptsExhausted))
            }
            return become(.queued(from: retryAt))
        case .throttled(let retryAt):
            if isTakenBack { return become(.recalled(.exited)) }
            attempt -= 1
            guard retryAt < expiresAt else { return become(.failed(.attemptsExhausted)) }
            return become(.queued(from: retryAt))
        case .config:
            if isTakenBack { return become(.recalled(.exited)) }
            attempt -= 1
            return become(.queued(from: now))
        case .permanentRecipient, .permanentRequest:
            return become(.failed(.rejectedByProvider))
        }
    }

    /// Believed in every state: it is the truth, whoever says it and however late.
    private mutating func accept(
        _ providerID: String?,
        at now: Timestamp
    ) -> ContactTransition {
        let isNamed = providerID != nil && self.providerID == nil
        if isNamed { self.providerID = providerID }
        switch state {
        // A bounce was told first: it says the same and more.
        case .sent, .delivered, .seen, .clicked, .failed(.bounced):
            return isNamed ? .changed : .ignored
        case .planned, .queued, .leased, .begun, .unknown:
            leave(at: now)
            return become(.sent)
        case .suppressed, .recalled, .expired, .failed:
            leave(at: now)
            _ = become(.sent)
            return .alarmed
        }
    }

    private mutating func leave(at now: Timestamp) {
        begunAt = begunAt ?? now
        sentAt = sentAt ?? now
    }

    private mutating func become(_ next: State) -> ContactTransition {
        guard next != state else { return .ignored }
        state = next
        switch next {
        case .leased, .begun: break
        case .planned, .queued, .unknown, .sent, .delivered, .seen, .clicked, .suppressed,
            .recalled, .expired, .failed:
            // The token is kept with an unknown job: its adapter may still report.
            if next != .unknown { dropLease() }
        }
        // It is on its way again: what was to be taken back is not out yet.
        if withdrawal?.hasStarted == false, !isShown { withdrawal = nil }
        return .changed
    }

    /// The send's hold on the job is over; a withdrawal's is its own.
    mutating func dropLease() {
        guard withdrawal?.isHeld != true else { return }
        lease = nil
    }

    private var isTakenBack: Bool { isRecallNoted || isWithdrawing }

    private var verdictInstant: Timestamp { verdict.decidedAt }
}
