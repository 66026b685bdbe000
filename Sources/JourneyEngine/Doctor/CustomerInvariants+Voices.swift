import JourneyCore

/// 1 and 2: never twice, and silent once seen.
extension CustomerInvariants {
    var twiceProblems: [Problem] {
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
            first.message == second.message, isUnderThisPolicy(second),
            !isBeforeMerge(max(one, two))
        else { return false }
        return max(one, two) - min(one, two) < cooldown(of: first)
    }

    var handProblems: [Problem] {
        var problems: [Problem] = []
        var alive: [OfferKey: Contact] = [:]
        for contact in customer.contacts where contact.isInHand && !contact.channel.isPulled {
            // What two customers had begun before they were one can't be taken back.
            if contact.isBegun, let begun = contact.begunAt, isBeforeMerge(begun) { continue }
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
            let mayBeOver = contact.begunAt.map { $0 + cooldown(of: contact) <= now } ?? false
            if !isOurs, !mayBeOver {
                problems.append(problem(8, "\(contact.words) has somebody else's lock"))
            }
        }
        return problems
    }

    var seenProblems: [Problem] {
        customer.contacts.filter { $0.isWaiting && !$0.mayBeRetried }.compactMap { contact in
            let isSeen = customer.contacts.contains { other in
                guard other.offer == contact.offer, other.about == contact.about,
                    let seen = other.seenAt, seen > contact.createdAt
                else { return false }
                return now < seen + cooldown(of: contact)
            }
            return isSeen ? problem(2, "\(contact.words) waits, and its offer was seen") : nil
        }
    }
}
