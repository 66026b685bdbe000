import JourneyCore
import JourneyEngine
import JourneyStore

/// What an observer saw last, so that the next look tells what changed.
struct FaultObservation {
    var customers: [String: Customer] = [:]
    /// Contacts that ended without leaving, and enrollments that ended.
    var endedContacts: Set<Identifier> = []
    var endedEnrollments: Set<Identifier> = []
    /// When an offer was surely begun at a mailbox, by which customer.
    var mailboxes: [Mailbox: [Hearing]] = [:]
    /// When a contact was last seen to have failed without having left.
    var failures: [Identifier: Timestamp] = [:]
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
        var isGateAwaited = false
        for customer in customers {
            guard let after = try await disk.customer(customer.id) else { continue }
            let before = observation.customers.updateValue(after, forKey: customer.id)
            noteEnds(of: after)
            let invariants = FaultInvariants(
                customer: after,
                before: before,
                now: now,
                retried: Set(
                    after.contacts.filter { retried.contains($0.handle(of: after).description) }
                        .map(\.id)
                ),
                policy: decider.programme.policy
            )
            for problem in invariants.problems { complain("\(customer.id): \(problem)") }
            if after.contacts.contains(where: { $0.due == .distantFuture }) { isGateAwaited = true }
        }
        if isGateAwaited { try await examineWaiting() }
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
        for enrollment in customer.enrollments where !enrollment.isActive {
            guard observation.endedEnrollments.insert(enrollment.id).inserted else { continue }
            note(.endedEnrollment(enrollment.id))
        }
    }

    /// What waits for a gate waits for one that is closed: nothing is forgotten behind an open one.
    private mutating func examineWaiting() async throws {
        let gates = try await disk.gates()
        for customer in customers {
            for contact in observation.customers[customer.id]?.contacts ?? []
            where contact.due == .distantFuture
                && gates.isOpen(journey: contact.journey, channel: contact.channel)
            {
                complain("\(customer.id): \(contact.words) waits for an open gate")
            }
        }
    }
}
