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
            // Who refused and then asked again has the link.
            if let asked = said.askedAt, asked > denied {
                return .fail(.nextRung(.unconfirmed), value: asked.milliseconds)
            }
            return .fail(.nextRung(.unsubscribed), value: denied.milliseconds)
        }
        switch policy.topics[contact.topic]?.consent ?? .optIn {
        case .none, .optOut: return .pass
        case .optIn, .doubleOptIn:
            guard said.grantedAt == nil else { return .pass }
            guard let asked = said.askedAt else { return .fail(.nextRung(.noConsent)) }
            return .fail(.nextRung(.unconfirmed), value: asked.milliseconds)
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
