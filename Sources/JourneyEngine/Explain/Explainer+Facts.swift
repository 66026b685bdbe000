import JourneyCore

extension Explainer {
    /// What the rule that kept a contact back looked at.
    func fact(
        about contact: Contact,
        _ enrollment: Enrollment,
        _ customer: Customer
    ) -> DecidingFact {
        guard let reason = arbiter.reason(behind: contact) else { return .none }
        if reason == .seenElsewhere { return seen(contact, customer) }
        guard arbiter.rule(behind: contact) == contact.verdict.rule, contact.verdict.rule != nil
        else { return .none }
        let value = contact.verdict.value
        let instant = Timestamp(milliseconds: value)
        switch reason {
        case .unsubscribed: return .refused(at: instant)
        case .unconfirmed: return .asked(at: instant)
        case .addressSuppressed: return .addressSuppressed(until: value > 0 ? instant : nil)
        case .duplicateOffer: return holder(of: contact, customer)
        case .quietHours, .channelHours: return value > 0 ? .hours(until: instant) : .none
        case .gathering: return .gathering(until: instant)
        case .expired: return .expiry(contact.expiresAt)
        case .cap:
            guard let found = arbiter.cap(behind: contact, of: enrollment, customer) else {
                return .formerCap(atMost: Int(value))
            }
            return .cap(found.cap, holders: found.holders)
        case .lostArbitration:
            let winner = customer.contacts.first { Int64(bitPattern: $0.id.high) == value }
            return winner.map { .winner($0, priorities: priorities(contact, $0)) } ?? .none
        case .overBudget:
            return .money(
                cost: contact.cost,
                atMost: Amount(tenThousandths: value),
                currency: programme.policy.currency
            )
        case .noAddress, .noConsent, .globalHoldout, .journeyHoldout, .stopped, .sameAddress,
            .seenElsewhere, .exited, .goalReached, .templateMissing, .templateAbort,
            .rejectedByProvider, .testOnly, .erased, .patience, .rate, .bestTime,
            .attemptsExhausted, .bounced, .restarted, .merged:
            return .none
        }
    }

    /// Where the journeys' priorities made the difference.
    private func priorities(_ contact: Contact, _ winner: Contact) -> (own: Int, winner: Int)? {
        guard let own = programme.journey(contact.journey)?.priority,
            let other = programme.journey(winner.journey)?.priority, own < other
        else { return nil }
        return (own, other)
    }

    private func seen(_ contact: Contact, _ customer: Customer) -> DecidingFact {
        let seen = customer.contacts.first {
            $0.id != contact.id && $0.offer == contact.offer && $0.about == contact.about
                && $0.seenAt != nil
        }
        return seen.map { .seen($0) } ?? .none
    }

    private func holder(of contact: Contact, _ customer: Customer) -> DecidingFact {
        guard let lock = customer.lock(offer: contact.offer, about: contact.about) else {
            return .none
        }
        let value = contact.verdict.value
        return .holder(
            OfferHolder(
                offer: lock.offer,
                about: lock.about,
                journey: customer.enrollments.first { $0.id == lock.holder }?.journey
                    ?? customer.contacts.first { $0.id == lock.contact }?.journey,
                step: lock.step,
                until: value > 0 ? Timestamp(milliseconds: value) : nil
            )
        )
    }
}
