/// Rules 4 to 6: can and may this customer be reached in this channel about this topic?
extension Arbiter {
    func askReachable(_ candidate: Candidate) -> Finding {
        let contact = candidate.contact
        guard policy.channels[contact.channel] != nil else {
            return .fail(.nextRung(.noAddress))
        }
        guard contact.channel.needsAddress else { return .pass }
        guard let address = candidate.customer.profile.address(on: contact.channel) else {
            return .fail(.nextRung(.noAddress))
        }
        guard address.isSuppressed(at: candidate.now) else { return .pass }
        let until = address.suppressedUntil?.milliseconds ?? 0
        return .fail(.nextRung(.addressSuppressed), value: until)
    }

    func askConsent(_ candidate: Candidate) -> Finding {
        let contact = candidate.contact
        switch contact.purpose {
        case .transactional: return .pass
        case .marketing: break
        }
        let said = candidate.customer.profile.said(
            about: contact.topic,
            on: contact.channel
        )
        if let denied = said.deniedAt, denied >= said.grantedAt ?? denied {
            return .fail(.nextRung(.unsubscribed), value: denied.milliseconds)
        }
        switch policy.topics[contact.topic]?.consent ?? .optIn {
        case .none, .optOut: return .pass
        case .optIn: return said.grantedAt == nil ? .fail(.nextRung(.noConsent)) : .pass
        }
    }

    func askHoldout(_ candidate: Candidate) -> Finding {
        switch (candidate.contact.purpose, candidate.enrollment.holdout) {
        case (.transactional, _), (.marketing, .none): .pass
        case (.marketing, .global): .fail(.suppress(.globalHoldout))
        case (.marketing, .journey): .fail(.suppress(.journeyHoldout))
        }
    }
}

extension Profile {
    /// The latest that a customer said about a topic in a channel: a refusal of everything refuses
    /// the topic, a grant of everything does not grant it.
    func said(
        about topic: String,
        on channel: Channel
    ) -> (grantedAt: Timestamp?, deniedAt: Timestamp?) {
        var granted: Timestamp?
        var denied: Timestamp?
        for consent in consents where consent.channel == nil || consent.channel == channel {
            let isEverything = consent.topic == Consent.everything
            guard isEverything || consent.topic == topic else { continue }
            if consent.isGranted {
                guard !isEverything else { continue }
                granted = max(granted ?? consent.at, consent.at)
            } else {
                denied = max(denied ?? consent.at, consent.at)
            }
        }
        return (granted, denied)
    }
}
