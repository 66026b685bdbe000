import JourneyCore
import JourneyStore

/// 4 and 5: nothing begins that must not.
extension CustomerInvariants {
    var beginProblems: [Problem] {
        customer.contacts.flatMap { contact -> [Problem] in
            guard let begun = contact.begunAt else { return [] }
            var problems: [Problem] = []
            if begun >= contact.expiresAt {
                problems.append(problem(4, "\(contact.words) began after its expiry"))
            }
            guard let enrollment = enrollment(of: contact) else { return problems }
            // Whoever is united with a customer who is held out hears nothing more.
            if contact.purpose == .marketing, enrollment.holdout != .none, !isBeforeMerge(begun) {
                problems.append(problem(4, "\(contact.words) began for one who is held out"))
            }
            if case .ended(_, let end) = enrollment.state, begun > end {
                problems.append(problem(5, "\(contact.words) began after its enrollment's end"))
            }
            return problems
        }
    }

    /// Nothing of marketing without a consent that was in force, as far as what was said is known.
    var consentProblems: [Problem] {
        customer.contacts.compactMap { contact in
            guard contact.purpose == .marketing, let begun = contact.begunAt,
                isUnderThisPolicy(contact), !isBeforeMerge(begun)
            else { return nil }
            let grants = grants(for: contact)
            let refusal = background.denials.first { denial in
                denial.recordedAt < begun
                    && denial.consent.isAbout(contact.topic, on: contact.channel)
                    && !grants.contains { $0.at >= denial.at }
            }
            if let refusal {
                return problem(
                    4,
                    "\(contact.words) began after '\(refusal.topic)' was refused at "
                        + refusal.at.rfc3339
                )
            }
            switch policy.topics[contact.topic]?.consent ?? .optIn {
            case .none, .optOut: return nil
            case .optIn, .doubleOptIn:
                return grants.isEmpty ? problem(4, "\(contact.words) began without consent") : nil
            }
        }
    }

    /// Every consent that was ever given, be it in force or not: what was asked for is none.
    private func grants(for contact: Contact) -> [Consent] {
        (customer.profile.consents + customer.profile.formerConsents).filter {
            $0.isGranted && $0.topic == contact.topic
                && ($0.channel == nil || $0.channel == contact.channel)
        }
    }

    /// Nothing begins behind a closed gate, and nothing waits for one that is open.
    var gateProblems: [Problem] {
        customer.contacts.compactMap { contact in
            let closed = background.closings.filter { $0.scope.includes(contact) }
            if case .planned(let until, .stopped) = contact.state, until == .distantFuture,
                closed.isEmpty
            {
                return problem(7, "\(contact.words) waits for a gate, and none is closed")
            }
            guard let begun = contact.begunAt,
                let gate = closed.first(where: { $0.closedAt < begun })
            else { return nil }
            return problem(
                4,
                "\(contact.words) began behind a gate that is closed since "
                    + gate.closedAt.rfc3339
            )
        }
    }
}

extension Consent {
    /// Whether a refusal is about that topic in that channel.
    fileprivate func isAbout(_ topic: String, on channel: Channel) -> Bool {
        (self.topic == topic || self.topic == Self.everything)
            && (self.channel == nil || self.channel == channel)
    }
}
