/// Rules 1 to 3: may anything of this journey be said at all, still, and now?
extension Arbiter {
    func askGate(_ candidate: Candidate) -> Finding {
        let contact = candidate.contact
        guard !gates.isOpen(journey: contact.journey, channel: contact.channel) else {
            return .pass
        }
        // Opening the gate brings the contact forward; until then it waits for ever.
        return .fail(.plan(until: .distantFuture, .stopped))
    }

    func askActive(_ candidate: Candidate) -> Finding {
        let enrollment = candidate.enrollment
        if case .reached = enrollment.goal { return .fail(.recall(.goalReached)) }
        switch enrollment.state {
        case .speaking:
            let isHere = enrollment.step == candidate.contact.step
            return isHere && isStillWanted(candidate.contact) ? .pass : .fail(.recall(.exited))
        case .waiting, .awaiting, .quieting: return .fail(.recall(.exited))
        case .ended(.goalReached, _): return .fail(.recall(.goalReached))
        case .ended: return .fail(.recall(.exited))
        }
    }

    /// Whether the files still have the rung that the contact is for: an edit may have taken it out.
    private func isStillWanted(_ contact: Contact) -> Bool {
        guard let program = programme.journey(contact.journey)?.program,
            let position = program.position(of: contact.step),
            case .send(let step) = program.instructions[position]
        else { return false }
        return step.ladder.contains {
            $0.channel == contact.channel && $0.rendition == contact.rendition
        }
    }

    func askExpiry(_ candidate: Candidate) -> Finding {
        let expiresAt = candidate.contact.expiresAt
        guard candidate.now >= expiresAt else { return .pass }
        return .fail(.expire, value: expiresAt.milliseconds)
    }
}
