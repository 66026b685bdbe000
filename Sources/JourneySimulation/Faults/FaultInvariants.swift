import JourneyCore
import JourneyEngine
import JourneyStore

/// What must hold of a customer at every moment: the invariants, asked of what the store has.
struct FaultInvariants {
    let customer: Customer
    /// As seen one step before.
    let before: Customer?
    let background: CustomerBackground
    let now: Timestamp
    let decider: Decider

    var problems: [String] {
        let invariants = CustomerInvariants(
            of: customer,
            knowing: background,
            under: decider,
            at: now
        )
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
            if !contact.mayBeWithdrawn(as: after.withdrawal) {
                let word = after.withdrawal?.word ?? "none"
                problems.append("the withdrawal of \(contact.words) became \(word)")
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

    /// What is to be taken back stays so, and what was taken back is not taken back again.
    fileprivate func mayBeWithdrawn(as after: Withdrawal?) -> Bool {
        guard let withdrawal, withdrawal.hasStarted else { return true }
        guard let after, after.hasStarted else { return false }
        return withdrawal.state != .done || after.state == .done
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
