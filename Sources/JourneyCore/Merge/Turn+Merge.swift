extension Turn {
    /// What follows when this turn's customer is the union of two: of what gives way, that which has
    /// not begun is recalled, the rest is noted as recalled; the journeys go on.
    ///
    /// ``Merge/customer`` is the customer of this turn.
    package mutating func conclude(_ merge: Merge) {
        defer { followThrough() }
        changes.isProfileChanged = true
        forgetUselessAddresses()
        cross(merge)
        for id in merge.duplicates {
            guard let index = enrollmentIndex(id) else { continue }
            end(index, .merged, recall: .merged)
        }
        for lock in merge.yielding { yield(lock) }
        for key in merge.exhausted { exhaust(key, merge) }
        // A refusal or a suppression that the other customer brings holds from now on.
        reconsider { _ in true }
    }

    // MARK: What was measured

    /// The survivor's holdout and arms prevail; whom that changes is no clean sample any more.
    private mutating func cross(_ merge: Merge) {
        for id in merge.joined {
            guard let index = enrollmentIndex(id) else { continue }
            let enrollment = customer.enrollments[index]
            guard let journey = programme.journeys.first(where: { $0.name == enrollment.journey })
            else { continue }
            let own = holdout(of: journey, at: enrollment.enteredAt)
            let isOtherArm = journey.program.instructions.contains { instruction in
                guard case .split(_, let name, let arms) = instruction else { return false }
                return arm(of: name, among: arms, for: customer.originalID).target
                    != arm(of: name, among: arms, for: merge.originalID).target
            }
            guard own != enrollment.holdout || isOtherArm else { continue }
            // What has ended was measured as it was.
            if enrollment.isActive { customer.enrollments[index].holdout = own }
            customer.enrollments[index].isCrossed = true
            touch(enrollment: index)
        }
    }

    // MARK: What was said twice

    /// The ladder that held a lock before the merge says no more, and its journey goes on.
    private mutating func yield(_ lock: OfferLock) {
        for position in positions(of: lock) where customer.contacts[position].isAlive {
            apply(.recalled(.merged), to: position)
        }
        goOn(without: lock)
    }

    /// Both have spoken: what still waits of the winner is dropped too, and the later cooldown counts.
    private mutating func exhaust(_ key: OfferKey, _ merge: Merge) {
        guard let winner = customer.lock(offer: key.offer, about: key.about) else { return }
        for position in positions(of: winner) {
            switch customer.contacts[position].state {
            case .planned, .queued, .leased: apply(.recalled(.merged), to: position)
            case .begun, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
                .expired, .failed:
                continue
            }
        }
        goOn(without: winner)
        let losers = merge.yielding.filter { $0.offer == key.offer && $0.about == key.about }
        for loser in losers {
            // An earlier merge may have left it a later end than its own contacts say.
            prolong(key, to: loser.heldUntil)
            prolong(key, to: cooldownEnd(of: loser))
        }
    }

    private mutating func prolong(_ key: OfferKey, to end: Timestamp?) {
        guard let end,
            let index = customer.locks.firstIndex(where: {
                $0.offer == key.offer && $0.about == key.about
            }), let held = customer.locks[index].heldUntil ?? cooldownEnd(of: customer.locks[index])
        else { return }
        customer.locks[index].heldUntil = max(held, end)
        changes.locks.insert(key)
    }

    private mutating func goOn(without lock: OfferLock) {
        guard let index = enrollmentIndex(lock.holder),
            case .speaking(let progress) = customer.enrollments[index].state,
            customer.enrollments[index].step == lock.step, progress.about == lock.about,
            let program = programme.program(of: customer.enrollments[index].journey),
            let at = program.position(of: lock.step),
            case .send(let step) = program.instructions[at]
        else { return }
        if let next = concludeLadder(step, of: index) { proceed(index, to: next) }
    }

    private func positions(of lock: OfferLock) -> [Int] {
        customer.contacts.indices.filter {
            let contact = customer.contacts[$0]
            return contact.offer == lock.offer && contact.about == lock.about
                && lock.isHeld(by: contact.enrollment, step: contact.step)
        }
    }
}
