extension Turn {
    /// The holder's ladder alone may speak about the offer, from its first plan on.
    mutating func takeLock(for position: Int) {
        let contact = customer.contacts[position]
        guard !contact.channel.isPulled else { return }
        let key = OfferKey(offer: contact.offer, about: contact.about)
        if let index = lockIndex(key) {
            let current = customer.locks[index]
            if current.isHeld(by: contact.enrollment, step: contact.step) {
                guard current.heldUntil != nil else { return }
                customer.locks[index].heldUntil = nil
            } else {
                // A ladder that only plans its first rung must not take what another one holds:
                // the arbiter says so when the plan's time comes.
                guard !current.isHeld(at: now) else { return }
                customer.locks[index] = OfferLock(takenBy: contact)
            }
        } else {
            customer.locks.append(OfferLock(takenBy: contact))
        }
        changes.locks.insert(key)
    }

    /// The ladders of an enrollment that are over: a lock that nothing was said under is freed at
    /// once, any other is held for the cooldown, counted from the last that was sent or seen.
    ///
    /// `step` narrows it to one of its sends.
    mutating func settleLocks(of index: Int, step: String?) {
        let id = customer.enrollments[index].id
        let held = customer.locks.filter {
            $0.holder == id && (step == nil || $0.step == step)
        }
        for lock in held { settle(lock) }
    }

    mutating func settle(_ lock: OfferLock) {
        let key = OfferKey(offer: lock.offer, about: lock.about)
        guard let index = lockIndex(key) else { return }
        changes.locks.insert(key)
        guard let end = cooldownEnd(of: lock) else {
            customer.locks.remove(at: index)
            for contact in contacts(under: lock) where contact.begunAt != nil {
                claim(for: contact, isHeld: false)
            }
            // What an earlier ladder said may have been seen late.
            if let last = lastWord(about: key), last.end > now {
                customer.locks.append(OfferLock(takenBy: last.contact, heldUntil: last.end))
            }
            return
        }
        // A merge may have brought a later end.
        customer.locks[index].heldUntil = Swift.max(customer.locks[index].heldUntil ?? end, end)
    }

    /// Whoever has seen an offer hears no more of it for the cooldown, also where the ladder that
    /// spoke is long over and its lock free.
    mutating func holdAfterSight(of position: Int) {
        let contact = customer.contacts[position]
        guard !contact.channel.isPulled, let end = cooldownEnd(after: contact), end > now else {
            return
        }
        let key = OfferKey(offer: contact.offer, about: contact.about)
        if let index = lockIndex(key) {
            guard let held = customer.locks[index].heldUntil, held < end else { return }
            customer.locks[index].heldUntil = end
        } else {
            customer.locks.append(OfferLock(takenBy: contact, heldUntil: end))
        }
        changes.locks.insert(key)
    }

    /// The contact after which the cooldown of an offer is over last, whoever's ladder it was of.
    private func lastWord(about key: OfferKey) -> (contact: Contact, end: Timestamp)? {
        var last: (contact: Contact, end: Timestamp)?
        for contact in customer.contacts
        where contact.offer == key.offer && contact.about == key.about
            && !contact.channel.isPulled
        {
            guard let end = cooldownEnd(after: contact) else { continue }
            if last.map({ $0.end < end }) ?? true { last = (contact, end) }
        }
        return last
    }

    /// When the cooldown after one contact is over; `nil` where it has not left.
    private func cooldownEnd(after contact: Contact) -> Timestamp? {
        guard contact.hasLeft, let last = max(contact.sentAt, contact.seenAt) ?? contact.begunAt
        else { return nil }
        guard contact.purpose != .transactional else { return .distantFuture }
        return last + (programme.messages[contact.message]?.cooldown ?? programme.policy.cooldown)
    }

    /// When the cooldown of a ladder is over, counted from the last that was sent or seen; `nil`
    /// where nothing of it has left.
    func cooldownEnd(of lock: OfferLock) -> Timestamp? {
        contacts(under: lock).compactMap { cooldownEnd(after: $0) }.max()
    }

    private func contacts(under lock: OfferLock) -> [Contact] {
        customer.contacts.filter {
            $0.offer == lock.offer && $0.about == lock.about && $0.enrollment == lock.holder
                && $0.step == lock.step
        }
    }

    private func lockIndex(_ key: OfferKey) -> Int? {
        customer.locks.firstIndex { $0.offer == key.offer && $0.about == key.about }
    }
}

private func max(_ first: Timestamp?, _ second: Timestamp?) -> Timestamp? {
    guard let first else { return second }
    guard let second else { return first }
    return Swift.max(first, second)
}
