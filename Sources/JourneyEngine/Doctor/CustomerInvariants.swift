package import JourneyCore

/// What must hold of a customer at every moment, asked of what the store has.
///
/// The numbers are those of the invariants in the design: 1 never twice, 2 silent once seen, 3 caps,
/// 4 nothing forbidden begins, 5 nothing begins after the end, 6 never stuck, 7 never silently
/// nothing, 8 position, ledger, locks and queue agree. What only the moment of a begin could tell,
/// such as the hour in the zone that the customer had then, is not asked.
package struct CustomerInvariants {
    package struct Problem: Hashable, Sendable {
        package var invariant: Int
        package var text: String
    }

    let customer: Customer
    let policy: Policy
    let now: Timestamp
    /// Contacts that an operator took up again: what becomes of them is decided when they are
    /// looked at.
    let retried: Set<Identifier>

    package init(
        of customer: Customer,
        under policy: Policy,
        at now: Timestamp,
        retried: Set<Identifier> = []
    ) {
        self.customer = customer
        self.policy = policy
        self.now = now
        self.retried = retried
    }

    package var problems: [Problem] {
        twiceProblems + handProblems + seenProblems + capProblems + beginProblems
            + enrollmentProblems + endProblems + agreementProblems + lockProblems
    }

    private func problem(_ invariant: Int, _ text: String) -> Problem {
        Problem(invariant: invariant, text: text)
    }

    // MARK: 1 and 2: never twice, and silent once seen

    private var twiceProblems: [Problem] {
        var problems: [Problem] = []
        var known: Set<Identifier> = []
        for (index, contact) in customer.contacts.enumerated() {
            if !known.insert(contact.id).inserted {
                problems.append(problem(1, "\(contact.words) is there twice"))
            }
            for other in customer.contacts[..<index] where isSameVoice(other, contact) {
                problems.append(
                    problem(1, "\(other.words) and \(contact.words) began within the cooldown")
                )
            }
        }
        return problems
    }

    /// Whether both spoke about one offer in one channel and rendition too soon after each other.
    private func isSameVoice(_ first: Contact, _ second: Contact) -> Bool {
        guard first.offer == second.offer, first.about == second.about,
            first.channel == second.channel, first.rendition == second.rendition,
            first.hasLeft, second.hasLeft, let one = first.begunAt, let two = second.begunAt,
            // An edit may have changed the cooldown between them.
            first.verdict.policyVersion == second.verdict.policyVersion,
            first.message == second.message
        else { return false }
        return max(one, two) - min(one, two) < policy.cooldown
            && second.verdict.policyVersion == policy.version
    }

    private var handProblems: [Problem] {
        var problems: [Problem] = []
        var alive: [OfferKey: Contact] = [:]
        for contact in customer.contacts where contact.isInHand {
            let key = OfferKey(offer: contact.offer, about: contact.about)
            if let other = alive.updateValue(contact, forKey: key) {
                problems.append(
                    problem(1, "\(other.words) and \(contact.words) are alive for one offer")
                )
            }
            guard let lock = customer.lock(offer: key.offer, about: key.about) else {
                problems.append(problem(8, "\(contact.words) has no lock"))
                continue
            }
            let isOurs = lock.isHeld(by: contact.enrollment, step: contact.step)
            // One that began keeps its lock for the cooldown only.
            let mayBeOver = contact.begunAt.map { $0 + policy.cooldown <= now } ?? false
            if !isOurs, !mayBeOver {
                problems.append(problem(8, "\(contact.words) has somebody else's lock"))
            }
        }
        return problems
    }

    private var seenProblems: [Problem] {
        customer.contacts.filter { $0.isWaiting && !isRetried($0) }.compactMap { contact in
            let isSeen = customer.contacts.contains { other in
                other.offer == contact.offer && other.about == contact.about
                    && other.seenAt.map { $0 > contact.createdAt } ?? false
            }
            return isSeen ? problem(2, "\(contact.words) waits, and its offer was seen") : nil
        }
    }

    private func isRetried(_ contact: Contact) -> Bool {
        guard case .planned = contact.state else { return false }
        return retried.contains(contact.id)
    }

    // MARK: 3: caps

    private var capProblems: [Problem] {
        policy.caps.flatMap { cap -> [Problem] in
            guard case .rolling(let window) = cap.window else { return [] }
            let counted = customer.contacts.filter { $0.hasBegunForCaps && cap.covers($0) }
            let begun = counted.compactMap(\.begunAt)
            return counted.compactMap { contact in
                // Who began under another policy obeyed another cap.
                guard let end = contact.begunAt,
                    contact.verdict.policyVersion == policy.version
                else { return nil }
                let count = begun.count { $0 > end - window && $0 <= end }
                guard count > cap.atMost else { return nil }
                return problem(
                    3,
                    "\(count) contacts in \(window.count) ms up to \(contact.words), "
                        + "and a cap allows \(cap.atMost)"
                )
            }
        }
    }

    // MARK: 4 and 5: nothing begins that must not

    private var beginProblems: [Problem] {
        customer.contacts.flatMap { contact -> [Problem] in
            guard let begun = contact.begunAt else { return [] }
            var problems: [Problem] = []
            if begun >= contact.expiresAt {
                problems.append(problem(4, "\(contact.words) began after its expiry"))
            }
            guard let enrollment = enrollment(of: contact) else { return problems }
            if contact.purpose == .marketing, enrollment.holdout != .none {
                problems.append(problem(4, "\(contact.words) began for one who is held out"))
            }
            if case .ended(_, let end) = enrollment.state, begun > end {
                problems.append(problem(5, "\(contact.words) began after its enrollment's end"))
            }
            return problems
        }
    }

    private func enrollment(of contact: Contact) -> Enrollment? {
        customer.enrollments.first { $0.id == contact.enrollment }
    }

    // MARK: 6 and 7: never stuck, never silently nothing

    private var enrollmentProblems: [Problem] {
        customer.enrollments.compactMap { enrollment in
            guard let due = enrollment.due, due >= .distantFuture else { return nil }
            return problem(6, "its enrollment in '\(enrollment.journey)' waits for ever")
        }
    }

    private var endProblems: [Problem] {
        customer.contacts.compactMap { contact in
            guard case .planned(let until, let reason) = contact.state, until >= .distantFuture,
                reason != .stopped
            else { return nil }
            return problem(7, "\(contact.words) is planned for ever (\(reason.word))")
        }
    }

    // MARK: 8: all parts agree

    private var agreementProblems: [Problem] {
        customer.contacts.filter { $0.isWaiting && !isRetried($0) }.compactMap { contact in
            guard let holder = enrollment(of: contact), holder.isActive else {
                return problem(8, "\(contact.words) waits for nobody")
            }
            guard case .speaking = holder.state, holder.step == contact.step else {
                return problem(8, "\(contact.words) waits, and its journey is elsewhere")
            }
            return nil
        }
    }

    private var lockProblems: [Problem] {
        customer.locks.compactMap { lock in
            let offer = "'\(lock.offer)'" + (lock.about.isEmpty ? "" : " about '\(lock.about)'")
            guard let holder = customer.enrollments.first(where: { $0.id == lock.holder }) else {
                return problem(8, "the lock of \(offer) is nobody's")
            }
            guard lock.heldUntil == nil else { return nil }
            if case .speaking = holder.state, holder.step == lock.step { return nil }
            return problem(8, "the lock of \(offer) has no end, and its ladder is over")
        }
    }
}
