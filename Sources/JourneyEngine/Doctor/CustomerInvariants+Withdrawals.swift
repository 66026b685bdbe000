import JourneyCore

/// What is shown in display has an end, and what was taken back is not shown again.
extension CustomerInvariants {
    var withdrawalProblems: [Problem] {
        customer.contacts.flatMap { contact -> [Problem] in
            guard let withdrawal = contact.withdrawal else { return missingProblems(of: contact) }
            var problems: [Problem] = []
            if contact.channel != .display || contact.begunAt == nil {
                problems.append(problem(8, "\(contact.words) is taken back, and was never shown"))
            }
            if contact.isOnItsWay {
                problems.append(
                    problem(1, "\(contact.words) is taken back, and may be shown once more")
                )
            }
            if case .due(let end) = withdrawal.state {
                if end >= .distantFuture {
                    problems.append(problem(7, "\(contact.words) is shown for ever"))
                }
                problems += lateProblems(of: contact)
            }
            return problems
        }
    }

    private func missingProblems(of contact: Contact) -> [Problem] {
        guard contact.isOut else { return [] }
        return [problem(7, "\(contact.words) is shown, and nothing takes it back")]
    }

    /// Who has bought or left is not chased until the end of `for`.
    private func lateProblems(of contact: Contact) -> [Problem] {
        guard let enrollment = enrollment(of: contact) else { return [] }
        var isOver = false
        if case .reached = enrollment.goal { isOver = true }
        if case .ended(let reason, _) = enrollment.state, reason != .finished { isOver = true }
        guard isOver else { return [] }
        return [problem(7, "\(contact.words) is still shown, and its journey was left")]
    }
}

extension Contact {
    /// Whether the customer may be looking at it in display, said anew: the core's own word is on
    /// trial.
    fileprivate var isOut: Bool {
        guard channel == .display else { return false }
        switch state {
        case .unknown, .sent, .delivered, .seen, .clicked: return true
        case .failed(.bounced), .planned, .queued, .leased, .begun: return false
        case .failed, .suppressed, .recalled, .expired: return isMaybeSent
        }
    }

    fileprivate var isOnItsWay: Bool {
        switch state {
        case .planned, .queued, .leased, .begun: true
        case .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled, .expired,
            .failed:
            false
        }
    }
}
