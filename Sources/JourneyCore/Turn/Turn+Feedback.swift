extension Turn {
    /// Takes in what a channel reports about a contact: in any order, any number of times.
    package mutating func hear(_ feedback: Feedback, about contact: Identifier, at: Timestamp) {
        defer {
            giveSlotsBack()
            withdrawDisplays()
        }
        guard let position = contactIndex(contact) else { return }
        let counted = counting(feedback)
        let before = customer.contacts[position]
        apply(.heard(counted), to: position)
        let after = customer.contacts[position]
        if changes.contacts.contains(contact) {
            record(.feedback, after, reason: feedback.word)
        }

        switch counted {
        case .bounced(let isHard): noteBounce(of: before, isHard: isHard)
        case .delivered, .seen, .clicked, .replied: clearSoftBounces(of: before)
        case .complained:
            refuse(after, everything: true, at: at, source: "complaint")
            suppressAddress(of: before, .complaint, until: nil)
        case .unsubscribed: refuse(after, everything: false, at: at, source: "unsubscribe")
        case .failed: break
        }
        follow(from: before, at: position)
        if before.seenAt == nil, after.seenAt != nil {
            offerSeen(by: position)
            answerWaits(for: position, isClick: false)
        }
        if before.clickedAt == nil, after.clickedAt != nil {
            if before.seenAt != nil { offerSeen(by: position) }
            answerWaits(for: position, isClick: true)
        }
    }

    /// The customer refuses a topic, or all marketing: what is in flight for it is recalled.
    package mutating func refuse(
        _ contact: Contact,
        everything: Bool,
        at: Timestamp,
        source: String
    ) {
        defer { withdrawDisplays() }
        let topic = everything ? Consent.everything : contact.topic
        let consent = Consent(topic: topic, isGranted: false, at: at, source: source)
        apply(ProfileChange(consents: [consent]), at: at)
    }

    private func counting(_ feedback: Feedback) -> Feedback {
        switch (feedback, programme.policy.machineOpens) {
        case (.seen(isMachine: true), .count): .seen(isMachine: false)
        case (.clicked(isMachine: true), .count): .clicked(isMachine: false)
        case (.delivered, _), (.seen, _), (.clicked, _), (.replied, _), (.bounced, _),
            (.complained, _), (.unsubscribed, _), (.failed, _):
            feedback
        }
    }

    private mutating func noteBounce(of contact: Contact, isHard: Bool) {
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

    private mutating func clearSoftBounces(of contact: Contact) {
        guard let index = addressIndex(of: contact),
            customer.profile.addresses[index].softBounces > 0
        else { return }
        customer.profile.addresses[index].softBounces = 0
        changes.isProfileChanged = true
    }

    /// Nothing more goes to this address; what is queued for it is decided again.
    mutating func suppressAddress(
        of contact: Contact,
        _ suppression: Address.Suppression,
        until: Timestamp?
    ) {
        guard let index = addressIndex(of: contact) else { return }
        customer.profile.addresses[index].suppression = suppression
        customer.profile.addresses[index].suppressedUntil = until
        changes.isProfileChanged = true
        reconsider { $0.channel == contact.channel }
    }

    private func addressIndex(of contact: Contact) -> Int? {
        customer.profile.addresses.firstIndex { $0.channel == contact.channel && $0.isCurrent }
    }
}
