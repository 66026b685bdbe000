package import JourneyCore
package import JourneyEngine
package import JourneyStore

/// Replays history through the real engine on a virtual clock.
///
/// Events are taken in the order given; the clock is the running maximum of their receipts, and
/// what is due before an event runs before it. Adapters begin and settle at once, within the
/// channel's rate. The same input gives the same lines, byte for byte.
package struct Replay {
    /// Where the lines go, in the order of the contract.
    private let write: (String) throws -> Void
    private let engine: Engine
    private let time: VirtualTime
    private let log: RecordLog
    private let responses: ResponseModel
    private let channels: [Channel]
    private let learns: Bool
    private var learnedHour = Int64.min
    private var agenda = Agenda<(contact: ContactHandle, feedback: Feedback)>()
    package private(set) var summary = ReplaySummary()

    /// `store` must be empty; `log` must observe `engine`.
    package init(
        engine: Engine,
        time: VirtualTime,
        log: RecordLog,
        responses: ResponseModel,
        write: @escaping (String) throws -> Void
    ) {
        self.engine = engine
        self.time = time
        self.log = log
        self.responses = responses
        self.write = write
        let policy = engine.decider.value.programme.policy
        learns = engine.decider.value.programme.learns
        channels = Channel.pushed.filter { policy.channels[$0] != nil }
    }

    /// Takes one event in, after everything that is due before it.
    package mutating func take(_ event: IncomingEvent) async throws {
        try await run(before: event.event.receivedAt)
        let receipt = max(time.now, event.event.receivedAt)
        try await learn(before: receipt)
        try moveClock(to: receipt)
        var event = event
        event.event.receivedAt = receipt
        let receipts = try await engine.intake.take([event])
        summary.count(receipts)
        try await pump()
    }

    /// Takes feedback in, after everything that is due before it.
    package mutating func take(
        _ feedback: Feedback,
        about contact: ContactHandle,
        at instant: Timestamp
    ) async throws {
        try await run(before: instant)
        try moveClock(to: max(time.now, instant))
        try await hear(feedback, about: contact)
    }

    /// Lets time pass: all that is due before `instant` happens, and the clock shows it.
    package mutating func pass(to instant: Timestamp) async throws {
        try await run(before: instant)
        try moveClock(to: max(time.now, instant))
    }

    /// Lets time pass: all that is due up to and at `end` happens.
    package mutating func finish(at end: Timestamp) async throws {
        try await run(before: end + Milliseconds(1))
        try moveClock(to: max(time.now, end))
        try flush()
    }

    /// The moment of the last thing that happened.
    package var now: Timestamp { time.now }

    /// Everything due before `limit`, in the order of its time: feedback, then timers, then jobs that
    /// wait for their channel's rate.
    private mutating func run(before limit: Timestamp) async throws {
        while true {
            let timer = try await engine.store.nextDue()
            let room = try await engine.queue.nextRoom()
            let next = [timer, agenda.next, room].compactMap { $0 }.min()
            guard let next, next < limit else { return }
            try await learn(before: next)
            try moveClock(to: next)
            while let item = agenda.take(dueAt: time.now) {
                try await hear(item.feedback, about: item.contact)
            }
            _ = try await engine.waker.runOnce()
            try await pump()
        }
    }

    /// What an hour begins with; where nothing happens in it, nobody learns anything either.
    private mutating func learn(before next: Timestamp) async throws {
        guard learns, next.hour > learnedHour else { return }
        learnedHour = next.hour
        try moveClock(to: Timestamp(hour: next.hour))
        _ = try await engine.learner.runOnce()
    }

    private mutating func hear(_ feedback: Feedback, about contact: ContactHandle) async throws {
        _ = try await engine.feedback.hear([
            FeedbackReport(subject: .contact(contact), feedback: feedback, at: time.now)
        ])
        try await pump()
    }

    /// The adapters of all channels: they lease, begin and settle until nothing is queued.
    private mutating func pump() async throws {
        var waiting = try await engine.store.queuedChannels(at: time.now)
        for channel in channels where waiting.contains(channel) {
            while true {
                let jobs = try await engine.queue.lease(
                    on: channel,
                    limit: Self.leaseSize,
                    for: nil
                ).jobs
                guard !jobs.isEmpty else { break }
                try await deliver(jobs, on: channel)
            }
            // What was begun or settled may have queued something for a channel that comes.
            waiting = try await engine.store.queuedChannels(at: time.now)
        }
        collect()
    }

    private static let leaseSize = 200

    private mutating func deliver(_ jobs: [LeasedJob], on channel: Channel) async throws {
        let references = jobs.map {
            JobReference(contact: $0.handle, lease: $0.contact.leaseCount)
        }
        let answers = try await engine.queue.begin(references, on: channel)
        var reports: [SettleReport] = []
        for (reference, answer) in zip(references, answers) {
            guard answer.result == .granted, let contact = answer.grant?.contact else { continue }
            reports.append(
                SettleReport(job: reference, outcome: .accepted(providerID: nil))
            )
            // What is taken back is not answered.
            guard !contact.isWithdrawing else { continue }
            for response in responses.responses(
                to: contact.id,
                on: contact.channel,
                sentAt: time.now
            ) {
                agenda.add((reference.contact, response.feedback), at: response.at)
            }
        }
        guard !reports.isEmpty else { return }
        _ = try await engine.queue.settle(reports)
    }

    private mutating func collect() {
        for record in log.takeNew() { summary.count(record) }
    }

    private func moveClock(to next: Timestamp) throws {
        guard next > time.now else { return }
        try flush()
        time.move(to: next)
    }

    /// The lines of the instant that is over, by customer, each customer's in their order.
    private func flush() throws {
        for line in log.takeLines() { try write(line) }
    }
}
