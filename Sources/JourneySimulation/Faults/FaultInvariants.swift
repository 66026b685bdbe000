import JourneyCore
import JourneyStore

/// What must hold of a customer at every moment: the invariants, asked of what the store has.
struct FaultInvariants {
    let customer: Customer
    /// As seen one step before.
    let before: Customer?
    let now: Timestamp
    let retried: Set<String>
    let cooldown: Milliseconds

    var problems: [String] {
        enrollmentProblems + contactProblems + offerProblems + lockProblems + capProblems
            + changeProblems
    }

    // MARK: Never stuck, never silently nothing

    private var enrollmentProblems: [String] {
        customer.enrollments.compactMap { enrollment in
            guard let due = enrollment.due else { return nil }
            return due < .distantFuture ? nil : "\(enrollment.journey) waits for ever"
        }
    }

    private var contactProblems: [String] {
        var problems: [String] = []
        var known: Set<Identifier> = []
        for contact in customer.contacts {
            if !known.insert(contact.id).inserted { problems.append("\(contact.words) is twice") }
            guard contact.isWaiting else { continue }
            if isSeen(since: contact), !isRetried(contact) {
                problems.append("\(contact.words) waits, and its offer was seen")
            }
            let holder = customer.enrollments.first { $0.id == contact.enrollment }
            guard let holder, holder.isActive else {
                // An operator took it up: what becomes of it is decided when it is looked at.
                if !isRetried(contact) { problems.append("\(contact.words) waits for nobody") }
                continue
            }
            guard case .speaking = holder.state, holder.step == contact.step else {
                if !isRetried(contact) {
                    problems.append("\(contact.words) waits, and its journey is elsewhere")
                }
                continue
            }
        }
        return problems
    }

    private func isSeen(since contact: Contact) -> Bool {
        customer.contacts.contains { other in
            other.offer == contact.offer && other.about == contact.about
                && other.seenAt.map { $0 > contact.createdAt } ?? false
        }
    }

    private func isRetried(_ contact: Contact) -> Bool {
        guard case .planned = contact.state else { return false }
        return retried.contains(contact.handle(of: customer).description)
    }

    // MARK: Never twice

    private var offerProblems: [String] {
        var problems: [String] = []
        var alive: [OfferKey: Contact] = [:]
        for contact in customer.contacts where contact.isInHand {
            let key = OfferKey(offer: contact.offer, about: contact.about)
            if let other = alive.updateValue(contact, forKey: key) {
                problems.append("\(other.words) and \(contact.words) are alive for one offer")
            }
            guard let lock = customer.lock(offer: key.offer, about: key.about) else {
                problems.append("\(contact.words) has no lock")
                continue
            }
            let isOurs = lock.isHeld(by: contact.enrollment, step: contact.step)
            // One that began keeps its lock for the cooldown only.
            let mayBeOver = contact.begunAt.map { $0 + cooldown <= now } ?? false
            if !isOurs, !mayBeOver { problems.append("\(contact.words) has somebody else's lock") }
        }
        return problems
    }

    private var lockProblems: [String] {
        customer.locks.compactMap { lock in
            guard let holder = customer.enrollments.first(where: { $0.id == lock.holder }) else {
                return "the lock of \(lock.offer) '\(lock.about)' is nobody's"
            }
            guard lock.heldUntil == nil else { return nil }
            if case .speaking = holder.state, holder.step == lock.step { return nil }
            return "the lock of \(lock.offer) '\(lock.about)' has no end and its ladder is over"
        }
    }

    // MARK: Never bombarded

    private var capProblems: [String] {
        let marketing = customer.contacts.filter { $0.purpose == .marketing && $0.hasBegun }
        let all = marketing.compactMap(\.begunAt)
        let sms = marketing.filter { $0.channel == .sms }.compactMap(\.begunAt)
        return exceeded(FaultProgramme.dailyCap, in: .days(1), by: all)
            + exceeded(FaultProgramme.smsCap, in: FaultProgramme.smsCapWindow, by: sms)
    }

    private func exceeded(
        _ limit: Int,
        in window: Milliseconds,
        by begun: [Timestamp]
    ) -> [String] {
        begun.compactMap { end in
            let count = begun.count { $0 > end - window && $0 <= end }
            return count > limit ? "\(count) contacts in \(window.count) ms, not \(limit)" : nil
        }
    }

    // MARK: Only forward

    private var changeProblems: [String] {
        guard let before else { return [] }
        var problems: [String] = []
        for contact in before.contacts {
            guard let after = customer.contacts.first(where: { $0.id == contact.id }) else {
                problems.append("\(contact.words) is gone")
                continue
            }
            if !contact.mayBecome(after) {
                problems.append("\(contact.words) became \(after.stateWord)")
            }
        }
        for enrollment in before.enrollments {
            guard let after = customer.enrollments.first(where: { $0.id == enrollment.id }) else {
                problems.append("an enrollment of \(enrollment.journey) is gone")
                continue
            }
            if !enrollment.isActive, after.isActive {
                problems.append("an ended enrollment of \(enrollment.journey) lives again")
            }
        }
        return problems
    }
}

extension Contact {
    /// For problems.
    var words: String { "\(message) '\(about)' by \(channel.word) (\(stateWord), \(id))" }

    func handle(of customer: Customer) -> ContactHandle {
        ContactHandle(customer: customer.number, contact: id)
    }

    fileprivate var isWaiting: Bool {
        switch state {
        case .planned, .queued, .leased: true
        case .begun, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
            .expired, .failed:
            false
        }
    }

    /// With an adapter, or about to be.
    fileprivate var isInHand: Bool {
        switch state {
        case .queued, .leased, .begun: true
        case .planned, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
            .expired, .failed:
            false
        }
    }

    /// Whether it takes a slot for ever.
    fileprivate var hasBegun: Bool {
        switch state {
        case .begun, .unknown, .sent, .delivered, .seen, .clicked: true
        case .failed: sentAt != nil || isMaybeSent
        case .planned, .queued, .leased, .suppressed, .recalled, .expired: false
        }
    }

    /// What left stays on its way, and what ended comes back only by the truth or an operator.
    fileprivate func mayBecome(_ after: Contact) -> Bool {
        let (from, to) = (progress, after.progress)
        if from >= 1 { return to >= from || after.stateWord == "failed" }
        guard seenAt == nil || after.seenAt == seenAt else { return false }
        switch state {
        case .suppressed, .recalled, .expired:
            return after.state == state || to >= 1 || after.state == .failed(.bounced)
        case .planned, .queued, .leased, .begun, .unknown, .failed: return true
        case .sent, .delivered, .seen, .clicked: return false
        }
    }

    private var progress: Int {
        switch state {
        case .planned, .queued, .leased, .begun, .unknown, .suppressed, .recalled, .expired,
            .failed:
            0
        case .sent: 1
        case .delivered: 2
        case .seen: 3
        case .clicked: 4
        }
    }
}
