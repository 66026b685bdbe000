import JourneyCore
import JourneyEngine
import JourneySimulation
import JourneyStore
import Logging
import ServiceLifecycle

/// A clock that a rehearsal moves, for a daemon that real adapters talk to.
///
/// Virtual time stands still while adapters work; who sleeps on it naps for real and looks again.
final class FastForwardTime: TimeSource {
    private let virtual: VirtualTime

    init(at start: Timestamp) {
        virtual = VirtualTime(at: start)
    }

    var now: Timestamp { virtual.now }

    func move(to next: Timestamp) { virtual.move(to: next) }

    func sleep(until deadline: Timestamp) async throws {
        try await Task.sleep(for: Self.nap)
    }

    private static let nap = Duration.milliseconds(5)
}

/// Replays history through a running daemon in fast-forward: time moves on when every adapter has
/// delivered what is queued, and customers react as a model says.
struct FastForward: Service {
    let engine: Engine
    let store: SQLiteStore
    let time: FastForwardTime
    let log: RecordLog
    let events: [IncomingEvent]
    let responses: ResponseModel
    let logger: Logging.Logger

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                var rehearsal = Rehearsal(self)
                try await rehearsal.run()
            }
        } catch is CancellationError {
            return
        }
    }

    private struct Rehearsal {
        let parts: FastForward
        var agenda = Agenda<(contact: ContactHandle, feedback: Feedback)>()
        var summary = ReplaySummary()
        var learnedHour = Int64.min

        init(_ parts: FastForward) {
            self.parts = parts
        }

        mutating func run() async throws {
            for (index, event) in parts.events.enumerated() {
                try await runTimers(before: event.event.receivedAt)
                try await learn(before: event.event.receivedAt)
                parts.time.move(to: event.event.receivedAt)
                summary.count(try await parts.engine.intake.take([event]))
                try await settle()
                if index % 250 == 0 { report(index) }
            }
            report(parts.events.count)
            Console.endProgress()
            Console.print(summary.table)
        }

        private func report(_ count: Int) {
            Console.progress("\(count) of \(parts.events.count) events, \(parts.time.now.rfc3339)")
        }

        private mutating func runTimers(before limit: Timestamp) async throws {
            while true {
                let timer = try await parts.engine.store.nextDue()
                let room = try await parts.engine.queue.nextRoom()
                guard let next = [timer, agenda.next, room].compactMap({ $0 }).min(), next < limit
                else { return }
                try await learn(before: next)
                parts.time.move(to: next)
                while let item = agenda.take(dueAt: parts.time.now) {
                    _ = try await parts.engine.feedback.hear([
                        FeedbackReport(
                            subject: .contact(item.contact),
                            feedback: item.feedback,
                            at: parts.time.now
                        )
                    ])
                }
                _ = try await parts.engine.waker.runOnce()
                try await settle()
            }
        }

        /// What an hour of virtual time begins with.
        private mutating func learn(before next: Timestamp) async throws {
            guard next.hour > learnedHour else { return }
            learnedHour = next.hour
            parts.time.move(to: max(parts.time.now, Timestamp(hour: next.hour)))
            _ = try await parts.engine.learner.runOnce()
        }

        /// Waits until the adapters have delivered what is queued now, as far as the channels' rates
        /// let them.
        private mutating func settle() async throws {
            while true {
                collect()
                let full = await parts.engine.queue.fullChannels()
                let count = try await parts.store.outstandingJobs(at: parts.time.now, except: full)
                guard count > 0 else { break }
                try await parts.time.sleep(until: parts.time.now)
            }
            collect()
        }

        private mutating func collect() {
            for entry in parts.log.takeNew() {
                summary.count(entry)
                guard entry.record.verdict == "send", let contact = entry.record.contact else {
                    continue
                }
                let handle = ContactHandle(customer: contact.customer, contact: contact.id)
                let reactions = parts.responses.responses(
                    to: contact.id,
                    on: contact.channel,
                    sentAt: entry.record.at
                )
                for reaction in reactions {
                    agenda.add((handle, reaction.feedback), at: reaction.at)
                }
            }
            // The lines are `simulate`'s affair.
            _ = parts.log.takeLines()
        }
    }
}
