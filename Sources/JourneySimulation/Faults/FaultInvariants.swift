import JourneyCore
import JourneyEngine
import JourneyStore

/// What must hold of a customer at every moment: the invariants, asked of what the store has.
struct FaultInvariants {
    let customer: Customer
    /// As seen one step before.
    let before: Customer?
    let now: Timestamp
    let retried: Set<Identifier>
    let policy: Policy

    var problems: [String] {
        let invariants = CustomerInvariants(of: customer, under: policy, at: now, retried: retried)
        return invariants.problems.map(\.text) + changeProblems
    }

    // MARK: Only forward

    private var changeProblems: [String] {
        guard let before else { return [] }
        var problems: [String] = []
        for contact in before.contacts {
            guard let after = customer.contacts.first(where: { $0.id == contact.id }) else {
                problems.append("\(contact.words) is gone")
                continue
            }
            if !contact.mayBecome(after) {
                problems.append("\(contact.words) became \(after.stateWord)")
            }
        }
        for enrollment in before.enrollments {
            guard let after = customer.enrollments.first(where: { $0.id == enrollment.id }) else {
                problems.append("an enrollment of \(enrollment.journey) is gone")
                continue
            }
            if !enrollment.isActive, after.isActive {
                problems.append("an ended enrollment of \(enrollment.journey) lives again")
            }
        }
        return problems
    }
}

extension Contact {
    func handle(of customer: Customer) -> ContactHandle {
        ContactHandle(customer: customer.number, contact: id)
    }

    /// What left stays on its way, and what ended comes back only by the truth or an operator.
    fileprivate func mayBecome(_ after: Contact) -> Bool {
        let (from, to) = (progress, after.progress)
        if from >= 1 { return to >= from || after.stateWord == "failed" }
        guard seenAt == nil || after.seenAt == seenAt else { return false }
        switch state {
        case .suppressed, .recalled, .expired:
            return after.state == state || to >= 1 || after.state == .failed(.bounced)
        case .planned, .queued, .leased, .begun, .unknown, .failed: return true
        case .sent, .delivered, .seen, .clicked: return false
        }
    }

    private var progress: Int {
        switch state {
        case .planned, .queued, .leased, .begun, .unknown, .suppressed, .recalled, .expired,
            .failed:
            0
        case .sent: 1
        case .delivered: 2
        case .seen: 3
        case .clicked: 4
        }
    }
}
