/// What the confirm link of a message is good for at a moment.
package enum ConfirmLink: Hashable, Sendable {
    /// These consents were asked for before the message left, and wait for it.
    case open([Consent])
    /// It confirmed these before: to follow it again changes nothing.
    case used([Consent])
    /// Too late, refused meanwhile, or the message went to an address that is no longer theirs.
    case expired
}

extension Customer {
    /// `addresses` tells whether the contact went to the address that is theirs now: whoever reads
    /// the old mailbox must not agree for who reads the new one.
    package func confirmLink(
        of contact: Contact,
        at now: Timestamp,
        addresses: any AddressBook
    ) -> ConfirmLink {
        guard contact.purpose == .transactional, let begunAt = contact.begunAt else {
            return .expired
        }
        if contact.channel.needsAddress {
            guard let address = profile.address(on: contact.channel),
                addresses.fingerprint(of: address) == contact.addressFingerprint
            else { return .expired }
        }
        let open = profile.askings.filter { $0.at <= begunAt && now < $0.confirmableUntil }
        if !open.isEmpty { return .open(open) }
        let used = profile.consents.filter { consent in
            guard consent.isGranted, let confirmation = consent.confirmation else { return false }
            return confirmation.way == .link && confirmation.askedAt <= begunAt
                && consent.at >= begunAt && !profile.isRefused(consent)
        }
        return used.isEmpty ? .expired : .used(used)
    }
}
