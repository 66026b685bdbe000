/// Rule 7: has this offer been made already, by anybody, anywhere?
extension Arbiter {
    func askDuplicate(_ candidate: Candidate) -> Finding {
        let (contact, customer) = (candidate.contact, candidate.customer)
        // Pull channels confirm what was said; they don't push.
        guard !contact.channel.isPulled else { return .pass }

        if let lock = customer.lock(offer: contact.offer, about: contact.about) {
            let isHolder = lock.isHeld(by: contact.enrollment, step: contact.step)
            if isHolder {
                if let finding = askWithinLadder(candidate) { return finding }
            } else if lock.isHeld(at: candidate.now) {
                let until = lock.heldUntil?.milliseconds ?? 0
                return .fail(.suppress(.duplicateOffer), value: until)
            }
        }
        return askSameAddress(candidate)
    }

    /// Within one ladder: one alive at a time, and nothing once it was seen.
    private func askWithinLadder(_ candidate: Candidate) -> Finding? {
        let contact = candidate.contact
        for other in candidate.customer.contacts
        where other.id != contact.id && other.enrollment == contact.enrollment
            && other.step == contact.step && other.offer == contact.offer
            && other.about == contact.about
        {
            if let seenAt = other.seenAt {
                return .fail(.recall(.seenElsewhere), value: seenAt.milliseconds)
            }
            switch other.state {
            case .queued, .leased, .begun: return .fail(.suppress(.duplicateOffer))
            case .planned, .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
                .expired, .failed:
                continue
            }
        }
        return nil
    }

    /// Two customers with one mailbox hear a marketing offer once.
    ///
    /// Asked when a contact begins, the only moment that counts: what is planned or queued has not
    /// reached the mailbox yet, and may never.
    private func askSameAddress(_ candidate: Candidate) -> Finding {
        let (contact, customer) = (candidate.contact, candidate.customer)
        guard contact.purpose == .marketing, case .leased = contact.state,
            let address = customer.profile.address(on: contact.channel),
            addresses.isTaken(
                address,
                offer: contact.offer,
                about: contact.about,
                by: customer.number
            )
        else { return .pass }
        return .fail(.suppress(.sameAddress))
    }
}
