import JourneyCore
import JourneyTesting
import Testing

/// Who speaks where a cap lets only some speak.
struct ArbitrationTests {
    private let morning = Timestamp("2026-03-02T09:00:00Z")
    private let daily = Cap(atMost: 1, window: .rolling(.days(1)))

    /// Journeys named by their priority, each entered by the event of its name.
    private func shop(
        _ priorities: [Int],
        cap: Cap? = nil,
        arbitration: Arbitration = Arbitration(),
        quietHours: [QuietHours] = [],
        expires: Span = .days(3)
    ) -> Rehearsal {
        let journeys = priorities.map { priority in
            Journey.sample(
                "j\(priority)",
                on: "e\(priority)",
                exits: [EventCondition(event: "stop\(priority)")],
                priority: priority,
                steps: [
                    .send(
                        SendStep(
                            id: "m\(priority)",
                            message: "m\(priority)",
                            ladder: [Rung(channel: .email), Rung(channel: .push)],
                            expires: expires,
                            next: 1
                        )
                    )
                ]
            )
        }
        return Rehearsal(
            programme: Programme(
                journeys,
                messages: priorities.map { .sample("m\($0)") },
                policy: .sample(
                    caps: [cap ?? daily],
                    quietHours: quietHours,
                    arbitration: arbitration
                )
            ),
            profile: .reachable(in: "UTC"),
            at: morning
        )
    }

    private func state(_ message: String, in shop: Rehearsal) -> Contact.State? {
        shop.customer.contacts.last { $0.message == message }?.state
    }

    private let evening = [
        QuietHours(channels: ChannelSet([.email]), hours: DailyHours(start: 8 * 60, end: 18 * 60))
    ]

    @Test func `a plan of a higher priority keeps its place from a lower one`() {
        // Emails wait for 18:00; a push may speak now, but the day has one place.
        var shop = shop([20, 80], quietHours: evening)
        shop.event("e80")
        shop.programme = self.shop([20, 80]).programme

        shop.event("e20")

        let six = Timestamp("2026-03-02T18:00:00Z")
        #expect(state("m80", in: shop) == .planned(until: six, .quietHours))
        #expect(state("m20", in: shop) == .planned(until: six, .lostArbitration))
        let winner = shop.customer.contacts.first { $0.message == "m80" }
        let verdict = shop.customer.contacts.last?.verdict
        #expect(verdict?.rule == .arbitration)
        #expect(verdict?.value == winner.map { Int64(bitPattern: $0.id.high) })

        shop.advance(to: six)
        #expect(state("m80", in: shop) == .queued(from: six))
        #expect(state("m20", in: shop) == .planned(until: six + .days(1), .cap))
    }

    @Test func `a plan of a lower priority gives its place to a higher one`() {
        var shop = shop([20, 80], quietHours: evening)
        shop.event("e20")
        shop.programme = self.shop([20, 80]).programme

        shop.event("e80")

        #expect(state("m80", in: shop) == .queued(from: morning))
        shop.advance(to: Timestamp("2026-03-02T18:00:00Z"))
        #expect(state("m20", in: shop) == .planned(until: morning + .days(1), .cap))
    }

    @Test func `what is late keeps its place from a lower one, however late it is`() {
        let hourly = Cap(atMost: 1, window: .rolling(.minutes(60)))
        var shop = shop([20, 80], cap: hourly, quietHours: evening)
        shop.event("e80")
        shop.programme = self.shop([20, 80], cap: hourly).programme
        // At 18:00 it would have been sent, but nobody was there.
        shop.turnOff(for: .hours(20))

        shop.event("e20")

        #expect(state("m20", in: shop) == .planned(until: shop.now, .lostArbitration))
        shop.turn { $0.wake() }
        #expect(state("m80", in: shop) == .queued(from: shop.now))
        #expect(state("m20", in: shop) == .planned(until: shop.now + .minutes(60), .cap))
    }

    @Test func `what is late is decided by score, not by how late it is`() {
        // Each has a place of its own, and wants the one place of the day.
        var shop = shop([20, 50, 80], arbitration: Arbitration(gather: .minutes(10)))
        for (minutes, event) in [(0, "e20"), (11, "e50"), (22, "e80")] {
            shop.turnOff(for: .minutes(Int64(minutes)))
            shop.event(event)
        }
        shop.turnOff(for: .hours(12))

        shop.turn { $0.wake() }

        #expect(state("m80", in: shop) == .queued(from: shop.now))
        #expect(state("m50", in: shop) == .planned(until: shop.now + .days(1), .cap))
        // The next day's place is for the one above it.
        #expect(state("m20", in: shop) == .planned(until: shop.now + .days(2), .cap))
    }

    @Test func `what is queued is not displaced`() {
        var shop = shop([20, 80])
        shop.event("e20")

        shop.event("e80")

        #expect(state("m20", in: shop) == .queued(from: morning))
        #expect(state("m80", in: shop) == .planned(until: morning + .days(1), .cap))
    }

    @Test func `who comes while the window is open is decided as it closes, the highest first`() {
        var shop = shop([20, 50, 80], arbitration: Arbitration(gather: .minutes(10)))
        let close = morning + .minutes(10)
        shop.event("e20")
        shop.advance(by: .minutes(4))
        shop.event("e80")
        shop.advance(by: .minutes(4))
        shop.event("e50")
        for message in ["m20", "m50", "m80"] {
            #expect(state(message, in: shop) == .planned(until: close, .gathering))
        }

        shop.advance(to: close)

        #expect(state("m80", in: shop) == .queued(from: close))
        #expect(state("m50", in: shop) == .planned(until: close + .days(1), .cap))
        shop.advance(to: close + .days(1))
        #expect(state("m50", in: shop) == .queued(from: close + .days(1)))
    }

    @Test func `nothing is gathered where no cap makes a place scarce`() {
        let sms = Cap(atMost: 1, window: .rolling(.days(1)), channels: ChannelSet([.sms]))
        var shop = shop([20], cap: sms, arbitration: Arbitration(gather: .minutes(10)))

        shop.event("e20")

        #expect(state("m20", in: shop) == .queued(from: morning))
    }

    @Test(arguments: [
        (Cap.OnCap.suppress, ["suppressed"]), (.nextRung, ["suppressed", "suppressed"]),
        (.defer, ["planned"]),
    ])
    func `who loses does as the policy says`(onLost: Cap.OnCap, expected: [String]) {
        var shop = shop([20, 80], quietHours: evening)
        shop.event("e80")
        shop.programme = self.shop([20, 80], arbitration: Arbitration(onLost: onLost)).programme

        shop.event("e20")

        let lower = shop.customer.contacts.filter { $0.message == "m20" }
        #expect(lower.map(\.stateWord) == expected)
        #expect(lower.allSatisfy { $0.reason == .lostArbitration })
    }

    @Test func `a place that is given back goes to the highest of those who wait`() {
        var shop = shop([20, 50, 80])
        shop.event("e50")
        shop.event("e20")
        shop.event("e80")
        shop.advance(by: .hours(1))

        shop.event("stop50")

        #expect(state("m50", in: shop) == .recalled(.exited))
        #expect(state("m80", in: shop) == .queued(from: shop.now))
        // Who has to wait longer is told when its old time comes.
        let given = shop.now
        shop.advance(to: morning + .days(1))
        #expect(state("m20", in: shop) == .planned(until: given + .days(1), .cap))
    }

    @Test func `of equal priority the one that expires earlier goes first`() throws {
        let early = Score(
            priority: 50,
            expectedValue: .zero,
            deadline: morning,
            lot: 1
        )
        var late = early
        late.deadline = morning + .days(1)
        late.lot = 2
        var dear = late
        dear.expectedValue = try #require(Amount(3))
        var urgent = late
        urgent.priority = 51

        #expect([late, urgent, early, dear].sorted() == [late, early, dear, urgent])
    }
}
