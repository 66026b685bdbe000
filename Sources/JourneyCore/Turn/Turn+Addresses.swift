/// What happens to addresses: they are written to, bounce, are suppressed and replaced.
extension Turn {
    /// A contact begins: it keeps which address it goes to, and a marketing offer takes the mailbox,
    /// whoever's it is.
    ///
    /// Not earlier: what is recalled before it begins never reached the mailbox, and the other
    /// customer may hear of it.
    mutating func bindAddress(of position: Int) {
        let contact = customer.contacts[position]
        guard contact.channel.needsAddress,
            let address = customer.profile.address(on: contact.channel)
        else { return }
        let fingerprint = arbiter.addresses.fingerprint(of: address)
        // An attempt that failed before, at another address, reached nobody there.
        if let before = contact.addressFingerprint, before != fingerprint, !contact.isMaybeSent,
            !hasLeft(for: before, besides: contact)
        {
            claim(for: contact, isHeld: false)
        }
        customer.contacts[position].addressFingerprint = fingerprint
        claim(for: customer.contacts[position], isHeld: true)
    }

    private func hasLeft(for fingerprint: UInt64, besides contact: Contact) -> Bool {
        customer.contacts.contains {
            $0.id != contact.id && $0.addressFingerprint == fingerprint
                && $0.offer == contact.offer && $0.about == contact.about && $0.hasLeft
        }
    }

    mutating func claim(for contact: Contact, isHeld: Bool) {
        guard contact.purpose == .marketing, let address = contact.addressFingerprint else {
            return
        }
        let claim = AddressClaim(
            address: address,
            offer: contact.offer,
            about: contact.about,
            isHeld: isHeld
        )
        let last = changes.claims.last {
            $0.address == address && $0.offer == claim.offer && $0.about == claim.about
        }
        guard last?.isHeld != isHeld else { return }
        changes.claims.append(claim)
    }

    // MARK: Bounces

    mutating func noteBounce(of contact: Contact, isHard: Bool) {
        guard !isHard else { return suppressAddress(of: contact, .hardBounce, until: nil) }
        guard let index = addressIndex(of: contact) else { return }
        customer.profile.addresses[index].softBounces += 1
        changes.isProfileChanged = true
        guard customer.profile.addresses[index].softBounces >= Self.softBouncesMax else { return }
        let term = Self.softBounceTerms[
            min(customer.profile.addresses[index].terms, Self.softBounceTerms.count - 1)
        ]
        customer.profile.addresses[index].terms += 1
        customer.profile.addresses[index].softBounces = 0
        suppressAddress(of: contact, .softBounces, until: now + term)
    }

    private static let softBouncesMax = 5
    private static let softBounceTerms: [Milliseconds] = [
        .days(7), .days(14), .days(30), .days(180),
    ]

    mutating func clearSoftBounces(of contact: Contact) {
        guard let index = addressIndex(of: contact),
            customer.profile.addresses[index].softBounces > 0
        else { return }
        customer.profile.addresses[index].softBounces = 0
        changes.isProfileChanged = true
    }

    /// Nothing more goes to the address of this contact; what is queued for it is decided again.
    ///
    /// What is suppressed for good stays so.
    mutating func suppressAddress(
        of contact: Contact,
        _ suppression: Address.Suppression,
        until: Timestamp?
    ) {
        guard let index = addressIndex(of: contact) else { return }
        let known = customer.profile.addresses[index]
        guard known.suppression == nil || known.suppressedUntil != nil else { return }
        customer.profile.addresses[index].suppression = suppression
        customer.profile.addresses[index].suppressedUntil = until
        changes.isProfileChanged = true
        guard known.isCurrent else { return }
        reconsider { $0.channel == contact.channel }
    }

    /// The address that the contact went to, be it a former one; `nil` where it is not known any
    /// more.
    ///
    /// Where a contact is reported about that never began here, it is about the current one.
    private func addressIndex(of contact: Contact) -> Int? {
        let own = customer.profile.addresses.indices.filter {
            customer.profile.addresses[$0].channel == contact.channel
        }
        let current = own.first { customer.profile.addresses[$0].isCurrent }
        guard let fingerprint = contact.addressFingerprint else { return current }
        func isMeant(_ index: Int) -> Bool {
            arbiter.addresses.fingerprint(of: customer.profile.addresses[index]) == fingerprint
        }
        if let current, isMeant(current) { return current }
        return own.first(where: isMeant)
    }

    // MARK: Changes

    /// Another address takes the place of this one, or none.
    mutating func retireAddress(at index: Int) {
        let address = customer.profile.addresses[index]
        customer.profile.addresses[index].isCurrent = false
        guard !isWorthKeeping(address) else { return forgetOldAddresses(on: address.channel) }
        customer.profile.addresses.remove(at: index)
    }

    /// After a merge: what the other customer brought, and nothing can be reported about, goes.
    mutating func forgetUselessAddresses() {
        let useless = customer.profile.addresses.indices.filter {
            let address = customer.profile.addresses[$0]
            return !address.isCurrent && !isWorthKeeping(address)
        }
        for index in useless.reversed() { customer.profile.addresses.remove(at: index) }
        for channel in Channel.allCases { forgetOldAddresses(on: channel) }
    }

    /// Whether it is suppressed or has bounced, or may still be reported about.
    private func isWorthKeeping(_ address: Address) -> Bool {
        if address.suppression != nil || address.softBounces > 0 || address.terms > 0 {
            return true
        }
        let own = customer.contacts.filter {
            $0.channel == address.channel && $0.addressFingerprint != nil
        }
        guard !own.isEmpty else { return false }
        let fingerprint = arbiter.addresses.fingerprint(of: address)
        return own.contains { $0.addressFingerprint == fingerprint }
    }

    /// Of those that nothing bad is known of, the latest few: what was sent longer ago has been
    /// reported about.
    private mutating func forgetOldAddresses(on channel: Channel) {
        let harmless = customer.profile.addresses.indices.filter {
            let address = customer.profile.addresses[$0]
            return address.channel == channel && !address.isCurrent && address.suppression == nil
        }
        for index in harmless.dropLast(Self.formerAddressesMax).reversed() {
            customer.profile.addresses.remove(at: index)
        }
    }

    private static let formerAddressesMax = 4
}
