/// Two customers who turned out to be one: the survivor with everything of both, and what gives way.
///
/// Pure and total. No id is computed anew; where a journey and key, or an offer, channel and
/// rendition, come in both, the loser's are only counted on from the survivor's. What gives way is
/// taken back by ``Turn/conclude(_:)``.
package struct Merge: Sendable {
    /// The survivor with everything of both; of each offer at most one lock.
    package private(set) var customer: Customer
    /// The customer that is gone.
    package let loser: String
    /// The id from which the loser's choices were made.
    let originalID: String
    /// The enrollments that came with the loser.
    package let joined: [Identifier]
    /// Active ones that end, because an older one of their journey and key stays.
    package private(set) var duplicates: [Identifier] = []
    /// Locks that were given up for the other customer's.
    private(set) var yielding: [OfferLock] = []
    /// Of offers that both have spoken about: nobody says more.
    private(set) var exhausted: [OfferKey] = []

    /// `isTrusted`: whether a server says so; see ``Profile/unite(with:isTrusted:)``.
    package init(of loser: Customer, into survivor: Customer, isTrusted: Bool, at now: Timestamp) {
        precondition(loser.number != survivor.number, "merging one with itself is a mistake")
        customer = survivor
        self.loser = loser.id
        originalID = loser.originalID
        joined = loser.enrollments.map(\.id)
        customer.profile.unite(with: loser.profile, isTrusted: isTrusted)
        customer.history.unite(with: loser.history)
        duplicates = Self.duplicates(of: loser, survivor)
        add(loser.enrollments)
        add(loser.contacts)
        for timer in loser.absences { add(timer) }
        for lock in loser.locks { add(lock, at: now) }
    }

    // MARK: Enrollments

    /// The older active one stays; where journeys run concurrently, those on its side with it.
    private static func duplicates(of loser: Customer, _ survivor: Customer) -> [Identifier] {
        var ended: [Identifier] = []
        for enrollment in loser.enrollments where enrollment.isActive {
            let others = survivor.enrollments.filter { $0.isActive && $0.isAlike(enrollment) }
            let own = loser.enrollments.filter { $0.isActive && $0.isAlike(enrollment) }
            guard let oldest = others.map(\.enteredAt).min(),
                let ownOldest = own.map(\.enteredAt).min()
            else { continue }
            let leaving = ownOldest < oldest ? others : own
            for id in leaving.map(\.id) where !ended.contains(id) { ended.append(id) }
        }
        return ended
    }

    private mutating func add(_ enrollments: [Enrollment]) {
        let known = customer.enrollments
        for var enrollment in enrollments {
            let last = known.filter { $0.isAlike(enrollment) }.map(\.number).max() ?? -1
            enrollment.number += last + 1
            customer.enrollments.append(enrollment)
        }
    }

    private mutating func add(_ contacts: [Contact]) {
        let known = customer.contacts
        for var contact in contacts {
            let last = known.filter { $0.isAlike(contact) }.map(\.number).max() ?? -1
            contact.number += last + 1
            customer.contacts.append(contact)
        }
    }

    /// Whoever was here last: the longer wait.
    private mutating func add(_ timer: AbsenceTimer) {
        let index = customer.absences.firstIndex { $0.journey == timer.journey }
        guard let index else {
            customer.absences.append(timer)
            return
        }
        if timer.due > customer.absences[index].due { customer.absences[index] = timer }
    }

    // MARK: Locks

    private mutating func add(_ lock: OfferLock, at now: Timestamp) {
        let index = customer.locks.firstIndex {
            $0.offer == lock.offer && $0.about == lock.about
        }
        guard let index else {
            customer.locks.append(lock)
            return
        }
        let known = customer.locks[index]
        let (rank, knownRank) = (self.rank(of: lock, at: now), self.rank(of: known, at: now))
        let end = lock.heldUntil ?? .distantFuture
        let isFurther =
            rank != knownRank
            ? rank > knownRank : end > (known.heldUntil ?? .distantFuture)
        var winner = isFurther ? lock : known
        if let ended = winner.heldUntil, let other = (isFurther ? known : lock).heldUntil {
            winner.heldUntil = max(ended, other)
        }
        customer.locks[index] = winner
        yielding.append(isFurther ? known : lock)
        if hasSpoken(under: lock), hasSpoken(under: known) {
            exhausted.append(OfferKey(offer: lock.offer, about: lock.about))
        }
    }

    /// How far the ladder that holds a lock has come; what is over counts least.
    private func rank(of lock: OfferLock, at now: Timestamp) -> Int {
        guard lock.heldUntil != .distantFuture else { return 100 }
        guard lock.isHeld(at: now) else { return -2 }
        let furthest = contacts(under: lock).map(\.reach).max() ?? 0
        // Who is about to end and has said nothing must not silence who stays.
        if duplicates.contains(lock.holder), !hasSpoken(under: lock) { return -1 }
        return furthest
    }

    private func hasSpoken(under lock: OfferLock) -> Bool {
        contacts(under: lock).contains(where: \.hasLeft)
    }

    private func contacts(under lock: OfferLock) -> [Contact] {
        customer.contacts.filter {
            $0.offer == lock.offer && $0.about == lock.about
                && lock.isHeld(by: $0.enrollment, step: $0.step)
        }
    }
}

extension Enrollment {
    fileprivate func isAlike(_ other: Enrollment) -> Bool {
        journey == other.journey && key.utf8.elementsEqual(other.key.utf8)
    }
}

extension Contact {
    fileprivate func isAlike(_ other: Contact) -> Bool {
        offer == other.offer && about == other.about && channel == other.channel
            && rendition == other.rendition
    }

    /// How far it has come on its way to the customer.
    fileprivate var reach: Int {
        switch state {
        case .clicked: 9
        case .seen: 8
        case .delivered: 7
        case .sent: 6
        case .unknown: 5
        case .begun: 4
        case .leased: isMaybeSent ? 5 : 3
        case .queued: isMaybeSent ? 5 : 2
        case .planned: isMaybeSent ? 5 : 1
        case .suppressed, .recalled, .expired, .failed: hasLeft ? 5 : 0
        }
    }
}
