import JourneyCore
import JourneyEngine
import JourneyStore
import JourneyTesting

/// A shop whose daemon was off for twelve hours: what was planned for then is all overdue.
///
/// Three journeys, `news` (priority 10), `welcome` (50) and `cart` (90), each entered by the event
/// of its name: they wait for one, two and three hours, the most important the longest, and then
/// send an email that is good for a day. `flash` (70) waits for an hour and sends one that is good
/// for two.
struct LateShop {
    let world: World

    static let evening = Timestamp("2026-03-02T09:00:00Z")
    static let morning = evening + .hours(12)
    static let journeys = ["news": 10, "welcome": 50, "cart": 90, "flash": 70]

    init(
        caps: [Cap] = [],
        quietHours: [QuietHours] = [],
        rate: Int? = nil
    ) throws {
        world = try World(
            Self.programme(caps: caps, quietHours: quietHours, rate: rate),
            at: Self.evening
        )
    }

    static func programme(
        caps: [Cap] = [],
        quietHours: [QuietHours] = [],
        rate: Int? = nil
    ) -> Programme {
        var policy = Policy.sample(caps: caps, quietHours: quietHours)
        policy.channels[.email]?.ratePerSecond = rate
        let journeys = [
            journey("news", wait: .hours(1)), journey("welcome", wait: .hours(2)),
            journey("cart", wait: .hours(3)),
            journey("flash", wait: .hours(1), expires: .hours(2)),
        ]
        return Programme(
            journeys,
            messages: journeys.map { .sample($0.name) },
            policy: policy
        )
    }

    private static func journey(_ name: String, wait: Span, expires: Span = .days(1)) -> Journey {
        .sample(
            name,
            on: name,
            priority: journeys[name] ?? 0,
            steps: [
                .wait(id: "wait", wait),
                .send(
                    SendStep(
                        id: "send",
                        message: name,
                        ladder: [Rung(channel: .email)],
                        expires: expires,
                        next: 2
                    )
                ),
            ]
        )
    }

    func enter(_ journey: String, as customers: [String]) async throws {
        let events = customers.map { customer in
            IncomingEvent(
                customer: customer,
                event: Event(
                    name: journey,
                    reference: EventReference(source: "test", messageID: journey),
                    time: world.time.now,
                    profileChange: ProfileChange(
                        addresses: [(.email, "\(customer)@shop.example")],
                        consents: [Consent(topic: "cart", isGranted: true, at: world.time.now)]
                    )
                ),
                digest: 1
            )
        }
        _ = try await world.engine.intake.take(events)
    }

    /// The daemon was off from ``evening`` on, and starts again.
    func startAgain() async throws {
        world.time.advance(by: Self.morning - world.time.now)
        try await decideWhatIsDue()
    }

    func decideWhatIsDue() async throws {
        while try await world.engine.waker.runOnce() <= world.time.now {}
    }

    /// What an adapter that takes `size` jobs at a time gets begun, in its order.
    func deliver(size: Int) async throws -> [String] {
        let jobs = try await world.engine.queue.lease(on: .email, limit: size, for: nil).jobs
        let references = jobs.map {
            JobReference(contact: $0.handle, lease: $0.contact.leaseCount)
        }
        guard !references.isEmpty else { return [] }
        let answers = try await world.engine.queue.begin(references, on: .email)
        let begun = zip(jobs, answers).filter { $0.1.result == .granted }.map(\.0)
        _ = try await world.engine.queue.settle(
            begun.map {
                SettleReport(
                    job: JobReference(contact: $0.handle, lease: $0.contact.leaseCount),
                    outcome: .accepted(providerID: nil)
                )
            }
        )
        return begun.map(\.contact.journey)
    }

    /// What became of the messages of a customer, by their names.
    func states(of customer: String) async throws -> [String: Contact.State] {
        let contacts = try await world.store.customer(customer)?.contacts ?? []
        return Dictionary(contacts.map { ($0.message, $0.state) }) { $1 }
    }
}
