extension Turn {
    /// Takes in what a channel reports about a contact: in any order, any number of times.
    package mutating func hear(_ feedback: Feedback, about contact: Identifier, at: Timestamp) {
        defer { followThrough() }
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
        case .unsubscribed: refuse(after, everything: false, at: at, source: "feedback")
        case .failed: break
        }
        follow(from: before, at: position)
        if before.seenAt == nil, after.seenAt != nil {
            offerSeen(by: position)
            holdAfterSight(of: position)
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
}
