/// What was decided about: a contact and its customer as they were just before a verdict, as far as
/// today's facts tell.
extension Arbiter {
    /// The cap that a verdict of rule 9 was about, and the contacts that had its places.
    ///
    /// `nil` where the verdict is another rule's, or the policy has no such cap any more.
    package func cap(
        behind contact: Contact,
        of enrollment: Enrollment,
        _ customer: Customer
    ) -> (cap: Cap, holders: [Contact])? {
        cap(behind: before(contact, enrollment, customer))
    }

    func cap(behind candidate: Candidate) -> (cap: Cap, holders: [Contact])? {
        let record = candidate.contact.verdict
        guard record.rule == .caps else { return nil }
        let caps = policy.caps
            .filter { $0.concerns(candidate.contact) && Int64($0.atMost) == record.value }
            .map { (cap: $0, holders: holders(of: $0, for: candidate)) }
        return caps.first { $0.holders.count >= $0.cap.atMost } ?? caps.first
    }

    /// The contacts that count in the window of a cap that ends with the candidate.
    private func holders(of cap: Cap, for candidate: Candidate) -> [Contact] {
        let (customer, now) = (candidate.customer, candidate.now)
        let own = score(of: candidate.contact, customer, at: now)
        return customer.contacts
            .filter { other in
                guard let at = other.countsAt, isRecent(at, in: cap, for: candidate) else {
                    return false
                }
                return claim(of: other, on: cap, against: candidate, own) != nil
            }
            .sorted { ($0.countsAt ?? $0.createdAt, $0.id) < ($1.countsAt ?? $1.createdAt, $1.id) }
    }

    private func isRecent(_ instant: Timestamp, in cap: Cap, for candidate: Candidate) -> Bool {
        switch cap.window {
        case .rolling(let length): return instant > candidate.now - length
        case .calendarDays(let days):
            let zone = zone(of: candidate.customer)
            let today = calendar.local(candidate.now, in: zone).day
            return calendar.local(instant, in: zone).day > today - Int64(days)
        }
    }

    /// A contact as it was asked about.
    func before(
        _ contact: Contact,
        _ enrollment: Enrollment,
        _ customer: Customer
    ) -> Candidate {
        let now = contact.decidedFor
        var (asked, enrollment) = (contact, enrollment)
        asked.state = .planned(until: now, .bestTime)
        enrollment.step = contact.step
        enrollment.state = .speaking(
            SendProgress(
                about: contact.about,
                arrivedAt: contact.createdAt,
                expiresAt: contact.expiresAt,
                rung: contact.rung,
                due: contact.expiresAt
            )
        )
        if case .reached = enrollment.goal { enrollment.goal = .none }
        return Candidate(
            contact: asked,
            enrollment: enrollment,
            customer: customer.before(contact, at: now),
            now: now
        )
    }
}

extension Contact {
    /// The moment that its latest verdict is about: of one that waited for its turn, the turn.
    fileprivate var decidedFor: Timestamp {
        guard verdict.rule == nil, verdict.reason == .patience else { return verdict.decidedAt }
        return max(Timestamp(milliseconds: verdict.value), verdict.decidedAt)
    }
}

extension Customer {
    /// Without what is dated later than a decision about one of its contacts.
    fileprivate func before(_ contact: Contact, at now: Timestamp) -> Customer {
        var customer = self
        customer.contacts.removeAll { other in
            let isLaterRung =
                other.enrollment == contact.enrollment && other.step == contact.step
                && other.rung > contact.rung
            return other.id != contact.id && (isLaterRung || other.createdAt > now)
        }
        for index in customer.contacts.indices {
            if let seenAt = customer.contacts[index].seenAt, seenAt > now {
                customer.contacts[index].seenAt = nil
            }
        }
        customer.locks.removeAll { lock in
            !customer.contacts.contains { $0.id == lock.contact }
        }
        customer.profile = profile.before(now)
        return customer
    }
}

extension Profile {
    /// What had been said about consent until an instant.
    fileprivate func before(_ now: Timestamp) -> Profile {
        var profile = self
        let words = (formerConsents + consents).filter { $0.at <= now }.sorted { $0.at < $1.at }
        profile.consents = []
        profile.formerConsents = []
        for word in words { profile.take(word) }
        profile.askings.removeAll { $0.at > now }
        return profile
    }
}
