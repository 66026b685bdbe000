import JourneyCore
import JourneyEngine
import JourneyStore

/// Faults have stopped: everything that was begun comes to its end, in bounded time.
extension FaultWorld {
    mutating func drain() async throws {
        try endFaults()
        former += held
        held = []
        for scope in try await closedScopes() { try await open(scope) }
        try await deliverEvents()
        try await observe()
        for _ in 0..<Self.roundsMax {
            try await wake()
            try await observe()
            try await deliverAll()
            try await observe()
            guard problems.isEmpty else { return }
            guard let next = try await nextInstant() else { return try await examineRest() }
            time.move(to: next)
        }
        complain("it doesn't drain: something is due again and again")
    }

    private static let roundsMax = 2_000

    /// Adapters deliver what is queued now, and every provider takes it.
    private mutating func deliverAll() async throws {
        for channel in Channel.faulty {
            var rounds = 0
            while true {
                try await lease(on: channel, limit: 50)
                guard !held.isEmpty else { break }
                while !held.isEmpty { try await finishJob() }
                try await observe()
                rounds += 1
                guard rounds < 100 else {
                    return complain("it doesn't drain: the same jobs are leased again and again")
                }
            }
        }
        // The hour's ceiling has closed the gate: somebody looks, and opens it when that is over.
        guard try await !disk.gates().closed.isEmpty else { return }
        let hour = Milliseconds.hours(1).count
        time.move(to: Timestamp(milliseconds: (now.milliseconds / hour + 1) * hour))
        try await open(.everything)
    }

    private mutating func finishJob() async throws {
        let job = held[0]
        switch job.phase {
        case .leased: try await begin(with: 0)
        case .begun: held[0].phase = .over(.accepted(providerID: hand(job.job)))
        case .over(let outcome):
            try await report(outcome, of: job)
            held.removeFirst()
        case .dropped: held.removeFirst()
        }
    }

    /// When the next thing happens by itself, or a retry or what waits for its channel's rate may be
    /// leased.
    private mutating func nextInstant() async throws -> Timestamp? {
        let waits = customers.flatMap { observation.customers[$0.id]?.contacts ?? [] }
            .compactMap { contact -> Timestamp? in
                guard let from = contact.queuedFrom, from > now else { return nil }
                return from
            }
        let due = try await disk.nextDue()
        let room = try await ask { try await $0.queue.nextRoom() } ?? nil
        return (waits + [due, room].compactMap { $0 }).min()
    }

    private mutating func examineRest() async throws {
        for customer in customers {
            guard let rest = observation.customers[customer.id] else { continue }
            for enrollment in rest.enrollments where enrollment.isActive {
                complain("\(customer.id): \(enrollment.journey) still stands at \(enrollment.step)")
            }
            for contact in rest.contacts {
                if !contact.hasOutcome { complain("\(customer.id): \(contact.words) has no end") }
                guard contact.withdrawal?.isOpen == true else { continue }
                complain("\(customer.id): the withdrawal of \(contact.words) has no end")
            }
            for timer in rest.absences {
                complain("\(customer.id): the absence timer of \(timer.journey) never ran")
            }
        }
    }

    /// Whatever has happened, the doctor finds nothing wrong with what is left.
    mutating func examineDisk() async throws {
        var found: [DoctorFinding] = []
        let doctor = Doctor(store: disk, decider: decider)
        _ = try await doctor.examine(at: now) { found.append($0) }
        for finding in found { complain("the doctor says: \(finding.text)") }
    }

    /// Sends every event once more: what is on disk says so.
    mutating func storedEvents() async throws -> [FaultEvent] {
        let count = try await disk.status(at: now).events
        var stored: [FaultEvent] = []
        for incoming in acknowledged {
            let receipts = try await ask { try await $0.intake.take([incoming]) }
            guard receipts == [.repeated] else {
                complain(
                    "event \(incoming.event.reference.messageID) of \(incoming.customer) was"
                        + " acknowledged, and comes as \(String(describing: receipts))"
                )
                continue
            }
            let id = incoming.event.reference.messageID
            stored.append(FaultEvent(customer: incoming.customer, event: id))
        }
        if count != stored.count {
            complain("\(count) events are stored, and \(stored.count) are known")
        }
        return stored
    }
}

extension Contact {
    /// Since when its job may be leased.
    fileprivate var queuedFrom: Timestamp? {
        if case .queued(let from)? = withdrawal?.state { return from }
        if case .queued(let from) = state { return from }
        return nil
    }

    fileprivate var hasOutcome: Bool {
        switch state {
        case .planned, .queued, .leased, .begun: false
        case .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled, .expired,
            .failed:
            true
        }
    }
}
