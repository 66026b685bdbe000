extension Turn {
    /// Takes in what a change says about consents, as far as its sender may say it.
    ///
    /// What is granted of a topic with double opt-in is only asked for, unless a trusted sender says
    /// that it was confirmed.
    mutating func takeConsents(of change: ProfileChange) {
        guard !change.consents.isEmpty, mayConsent(change) else { return }
        for consent in change.consents {
            var consent = consent
            if !change.isTrusted { consent.confirmation = nil }
            let mustConfirm =
                consent.isGranted && consent.confirmation == nil
                && programme.policy.topics[consent.topic]?.consent == .doubleOptIn
            if mustConfirm {
                if customer.profile.ask(consent) { changes.isProfileChanged = true }
            } else {
                set(consent)
            }
        }
        let denied = change.consents.filter { !$0.isGranted }
        guard !denied.isEmpty else { return }
        reconsider { contact in
            denied.contains {
                ($0.topic == Consent.everything || $0.topic == contact.topic)
                    && ($0.channel == nil || $0.channel == contact.channel)
            }
        }
    }

    /// Follows the confirm link of a contact: what was asked for before it left is a consent now.
    ///
    /// Following it proves that the message was read, so the contact counts as clicked.
    package mutating func confirm(by contact: Identifier) -> ConfirmLink {
        guard let position = contactIndex(contact) else { return .expired }
        let link = customer.confirmLink(
            of: customer.contacts[position],
            at: now,
            addresses: arbiter.addresses
        )
        guard case .open(let askings) = link else { return link }
        for asking in askings {
            var consent = asking
            consent.at = now
            consent.confirmation = Consent.Confirmation(askedAt: asking.at, way: .link)
            set(consent)
        }
        hear(.clicked(isMachine: false), about: contact, at: now)
        return link
    }

    /// A refusal is also noted for the journal, whose lines outlive the profile.
    private mutating func set(_ consent: Consent) {
        guard customer.profile.take(consent) else { return }
        changes.isProfileChanged = true
        guard !consent.isGranted else { return }
        var denial = consent
        denial.source = consent.source ?? "identify"
        changes.denials.append(denial)
    }

    private mutating func mayConsent(_ change: ProfileChange) -> Bool {
        let known = customer.profile.consents + customer.profile.askings
        guard !change.isTrusted, !known.isEmpty else { return true }
        let isNew = change.consents.contains { consent in
            !known.contains { $0.isAboutSame(as: consent) && $0.isGranted == consent.isGranted }
        }
        guard isNew else { return true }
        refusals.append("a public key may not change the consents of a known customer")
        return false
    }
}
