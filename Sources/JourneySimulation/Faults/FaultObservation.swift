import JourneyCore
import JourneyEngine
import JourneyStore

/// What an observer saw last, so that the next look tells what changed.
struct FaultObservation {
    var customers: [String: Customer] = [:]
    /// Contacts that ended without leaving, and enrollments that ended.
    var endedContacts: Set<Identifier> = []
    var endedEnrollments: Set<Identifier> = []
    /// Enrollments that reached their goal.
    var goals: Set<Identifier> = []
    /// When an offer was surely begun at a mailbox, by which customer.
    var mailboxes: [Mailbox: [Hearing]] = [:]
    /// When a contact was last seen to have failed without having left.
    var failures: [Identifier: Timestamp] = [:]
    /// When an id was seen to lead to somebody else.
    var merged: [String: Timestamp] = [:]
    var rowsWritten = -1

    struct Mailbox: Hashable {
        var address: String
        var offer: String
        var about: String
    }

    struct Hearing {
        var customer: String
        var contact: Identifier
        var at: Timestamp
    }
}

extension FaultWorld {
    /// Looks at everything after a step: what ended is noted, what breaks an invariant is a problem.
    mutating func observe() async throws {
        let rows = disk.statistics.rowsWritten
        guard rows != observation.rowsWritten else { return }
        observation.rowsWritten = rows
        for customer in customers {
            guard let after = try await disk.customer(customer.id) else { continue }
            let before = observation.customers.updateValue(after, forKey: customer.id)
            noteMerge(of: customer, into: after)
            noteEnds(of: after)
            let invariants = FaultInvariants(
                customer: after,
                before: before,
                background: try await disk.background(of: after),
                now: now,
                decider: decider
            )
            for problem in invariants.problems { complain("\(customer.id): \(problem)") }
        }
    }

    private mutating func noteEnds(of customer: Customer) {
        for contact in customer.contacts {
            switch contact.state {
            case .suppressed, .recalled, .expired:
                guard observation.endedContacts.insert(contact.id).inserted else { continue }
                let handle = ContactHandle(customer: customer.number, contact: contact.id)
                note(.endedContact(handle.description))
            case .failed:
                if !contact.hasLeft { observation.failures[contact.id] = now }
            case .planned, .queued, .leased, .begun, .unknown, .sent, .delivered, .seen, .clicked:
                continue
            }
        }
        for enrollment in customer.enrollments { noteEnd(of: enrollment) }
    }

    private mutating func noteMerge(of customer: FaultCustomer, into survivor: Customer) {
        guard survivor.id != customer.id, observation.merged[customer.id] == nil else { return }
        observation.merged[customer.id] = now
        note(.merged(customer.id, into: survivor.id))
    }

    private mutating func noteEnd(of enrollment: Enrollment) {
        if case .ended(let reason, _) = enrollment.state,
            observation.endedEnrollments.insert(enrollment.id).inserted
        {
            note(.endedEnrollment(enrollment.id, reason: reason.word))
        }
        if case .reached = enrollment.goal, observation.goals.insert(enrollment.id).inserted {
            note(.endedEnrollment(enrollment.id, reason: EndReason.goalReached.word))
        }
    }
}
