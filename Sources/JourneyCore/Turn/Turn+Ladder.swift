extension Turn {
    /// Begins to speak about an offer.
    ///
    /// Returns where the journey goes on when the send is over at once, `nil` while it stands (or
    /// when it ended the enrollment).
    mutating func speak(_ written: SendStep, of index: Int, event: Event?) -> Int? {
        let enrollment = customer.enrollments[index]
        let order = arbiter.order(of: written, for: customer, enrollment, at: now)
        let step = written.arranged(by: order)
        var about = enrollment.key
        if let expression = step.about {
            let value = expression.evaluate(in: scope(of: enrollment, event: event))
            if case .success(let found) = value, let text = found.keyText { about = text }
        }
        let expiresAt = later(step.expires, than: now)
        customer.enrollments[index].state = .speaking(
            SendProgress(
                about: about,
                arrivedAt: now,
                expiresAt: expiresAt,
                order: order,
                due: expiresAt
            )
        )
        touch(enrollment: index)
        let start = step.ladder[0].after.map { later($0, than: now) } ?? now
        return climb(step, of: index, from: 0, at: start)
    }

    /// Tries rungs in order until one may speak or waits: the first at its time, those after it at
    /// once, because the one before them never left.
    mutating func climb(
        _ step: SendStep,
        of index: Int,
        from first: Int,
        at start: Timestamp
    ) -> Int? {
        var instant = max(start, now)
        for rung in first..<max(first, step.ladder.count) {
            guard case .speaking(var progress) = customer.enrollments[index].state else {
                return nil
            }
            // An edit may have put a rung behind one that was tried under another number.
            if isTried(step.ladder[rung], of: step, index) { continue }
            guard instant < progress.expiresAt else {
                reject(customer.enrollments[index], .outOfTime, instant)
                break
            }
            progress.rung = rung
            progress.due = progress.expiresAt
            customer.enrollments[index].state = .speaking(progress)
            touch(enrollment: index)

            guard let contact = plan(rung, of: step, for: index, at: instant) else {
                reject(customer.enrollments[index], .messageMissing)
                break
            }
            guard instant <= now else { return nil }
            switch decide(contact) {
            case .send, .plan: return nil
            case .nextRung: instant = now
            case .suppress, .recall, .expire: return concludeLadder(step, of: index)
            }
        }
        return concludeLadder(step, of: index)
    }

    private func isTried(_ rung: Rung, of step: SendStep, _ index: Int) -> Bool {
        let enrollment = customer.enrollments[index]
        let id = Contact.id(
            enrollment: enrollment.id,
            step: step.id,
            channel: rung.channel,
            rendition: rung.rendition,
            occurrence: enrollment.restarts
        )
        return contactIndex(id) != nil
    }

    /// A new contact for a rung, planned for its time; `nil` where its message is gone.
    private mutating func plan(
        _ rung: Int,
        of step: SendStep,
        for index: Int,
        at instant: Timestamp
    ) -> Int? {
        let enrollment = customer.enrollments[index]
        guard let message = programme.messages[step.message],
            case .speaking(let progress) = enrollment.state
        else { return nil }
        let channel = step.ladder[rung].channel
        let number = customer.contacts.count {
            $0.offer == message.offer && $0.about == progress.about && $0.channel == channel
                && $0.rendition == step.ladder[rung].rendition
        }
        let contact = Contact(
            of: enrollment,
            step: step,
            rung: rung,
            message: message,
            about: progress.about,
            number: number,
            cost: programme.policy.channels[channel]?.cost ?? .zero,
            expiresAt: progress.expiresAt,
            state: .planned(until: instant, .patience),
            verdict: VerdictRecord(
                rule: nil,
                reason: .patience,
                value: instant.milliseconds,
                policyVersion: programme.policy.version,
                decidedAt: now
            )
        )
        customer.contacts.append(contact)
        let position = customer.contacts.count - 1
        touch(contact: position)
        if instant > now { takeLock(for: position) }
        return position
    }

    /// Asks the arbiter about a planned contact and does what it says, up to the contact's own end.
    mutating func decide(_ position: Int) -> Verdict {
        guard let index = enrollmentIndex(customer.contacts[position].enrollment) else {
            apply(.recalled(.exited), to: position)
            return .recall(.exited)
        }
        let candidate = candidate(at: position, of: index)
        let decided = arbiter.decide(candidate)
        let (verdict, verdictRecord) = atBestTime(decided.0, decided.1, of: candidate)
        accept(verdict, verdictRecord, of: position)
        return verdict
    }

    /// Does what the arbiter said about a planned contact, up to the contact's own end.
    mutating func accept(_ verdict: Verdict, _ verdictRecord: VerdictRecord, of position: Int) {
        let contact = customer.contacts[position]
        customer.contacts[position].verdict = verdictRecord
        touch(contact: position)
        recordVerdict(verdict, of: contact)
        switch verdict {
        // An operator may have taken it up after its journey went on: nobody would free its lock.
        case .send, .plan: if isLadderStanding(of: contact) { takeLock(for: position) }
        case .nextRung, .suppress, .recall, .expire: break
        }
        apply(.decided(verdict), to: position)
    }

    func recordableWord(_ verdict: Verdict) -> String? {
        switch verdict {
        // Queued is not yet begun: the line is written when it begins.
        case .send: nil
        case .plan: "defer"
        case .nextRung: "next"
        case .suppress: "suppress"
        case .recall: "recall"
        case .expire: "expire"
        }
    }

    mutating func recordVerdict(_ verdict: Verdict, of contact: Contact) {
        guard let word = recordableWord(verdict) else { return }
        var until: Timestamp?
        if case .plan(let instant, _) = verdict, instant != .distantFuture { until = instant }
        record(.contact, contact, verdict: word, reason: verdict.reason?.word, until: until)
    }

    /// Gives a contact a signal and records its end, if this was one.
    mutating func apply(_ signal: ContactSignal, to position: Int) {
        let channel = customer.contacts[position].channel
        let before = customer.contacts[position].outcomeWord
        let hadSlot = customer.contacts[position].countsAt != nil
        let standing = standing(ofContact: position)
        let seenWhen = programme.policy.channels[channel]?.seenWhen ?? .opened
        let transition = customer.contacts[position].receive(
            signal,
            at: now,
            seenWhen: seenWhen
        )
        guard transition != .ignored else { return }
        touch(contact: position)
        learn(from: standing, at: position)
        if hadSlot, customer.contacts[position].countsAt == nil { hasFreedSlot = true }
        guard let word = customer.contacts[position].outcomeWord, word != before else { return }
        record(.outcome, customer.contacts[position], reason: word)
    }
}

extension Contact {
    /// The end of a contact, as it is counted; `nil` while it has none.
    var outcomeWord: String? {
        switch state {
        case .planned, .queued, .leased, .begun: nil
        case .unknown: "unknown"
        case .sent, .delivered, .seen, .clicked: "sent"
        // What was sent and came back is an outcome of sending; the bounce is feedback.
        case .failed(.bounced): "sent"
        case .suppressed: "suppressed"
        case .recalled: "recalled"
        case .expired: "expired"
        case .failed: "failed"
        }
    }
}
