import JourneyCore
import JourneyEngine
import JourneyStore
import JourneyTesting
import Testing

/// After downtime everything is decided anew: in order of priority, at the channel's rate, and
/// nothing late.
struct DowntimeTests {
    private let daily = Cap(atMost: 1, window: .rolling(.days(1)))
    private let night = QuietHours(hours: DailyHours(start: 21 * 60, end: 8 * 60))

    @Test func `the rivals of one customer are decided by priority, not by their due time`()
        async throws
    {
        let shop = try LateShop(caps: [daily])
        for journey in ["news", "welcome", "cart"] { try await shop.enter(journey, as: ["anna"]) }

        try await shop.startAgain()

        let states = try await shop.states(of: "anna")
        #expect(states["cart"] == .queued(from: LateShop.morning))
        // A day later they would be over: who has no place ends with its reason.
        #expect(states["welcome"] == .suppressed(.cap))
        #expect(states["news"] == .suppressed(.cap))
    }

    @Test func `what waits for one channel is handed out by priority`() async throws {
        let shop = try LateShop()
        for number in 0..<4 {
            for journey in ["news", "cart", "welcome"] {
                try await shop.enter(journey, as: ["\(journey) \(number)"])
            }
        }
        try await shop.startAgain()

        var order: [String] = []
        for _ in 0..<6 { order += try await shop.deliver(size: 2) }

        let expected = ["cart", "welcome", "news"].flatMap { Array(repeating: $0, count: 4) }
        #expect(order == expected)
    }

    @Test func `no more leave in a second than the channel's rate, the most important first`()
        async throws
    {
        let shop = try LateShop(rate: 3)
        for number in 0..<5 {
            for journey in ["news", "cart", "welcome"] {
                try await shop.enter(journey, as: ["\(journey) \(number)"])
            }
        }
        try await shop.startAgain()
        let before = shop.world.store.statistics.rowsWritten

        var seconds: [[String]] = []
        for _ in 0..<5 {
            var second: [String] = []
            for _ in 0..<4 { second += try await shop.deliver(size: 100) }
            seconds.append(second)
            shop.world.time.advance(by: .seconds(1))
            try await shop.decideWhatIsDue()
        }

        let order = ["cart", "welcome", "news"].flatMap { Array(repeating: $0, count: 5) }
        #expect(seconds.map(\.count) == [3, 3, 3, 3, 3])
        #expect(seconds.flatMap { $0 } == order)
        // Who waits for the rate waits in the queue, and is not written again each second.
        #expect(shop.world.store.statistics.rowsWritten - before <= 15 * 7)
    }

    @Test func `after a start nothing is handed out before all that is overdue was decided`()
        async throws
    {
        let shop = try LateShop()
        let customers = (0...Limits.wakeBatchMax).map { "customer \($0)" }
        try await shop.enter("news", as: customers)
        await shop.world.engine.queue.hold()
        shop.world.time.advance(by: .hours(12))
        let (steps, sayStep) = AsyncStream.makeStream(of: CatchUp.Step.self)
        let catchUp = CatchUp(engine: shop.world.engine) { sayStep.yield($0) }

        let first = try await catchUp.runOnce()
        #expect(first <= shop.world.time.now)
        #expect(try await shop.deliver(size: 100) == [])
        let second = try await catchUp.runOnce()
        #expect(second > shop.world.time.now)
        #expect(try await shop.deliver(size: 100).count == 100)

        sayStep.finish()
        var said: [CatchUp.Step] = []
        for await step in steps { said.append(step) }
        let since = LateShop.evening + .hours(1)
        #expect(said == [.behind(since: since), .caughtUp(customers: customers.count)])
    }

    @Test func `a start after which nothing is late hands out at once and says nothing`()
        async throws
    {
        let shop = try LateShop()
        try await shop.enter("news", as: ["nina"])
        await shop.world.engine.queue.hold()
        shop.world.time.advance(by: .minutes(60))
        shop.world.time.advance(by: .seconds(5))
        let (steps, sayStep) = AsyncStream.makeStream(of: CatchUp.Step.self)
        let catchUp = CatchUp(engine: shop.world.engine) { sayStep.yield($0) }

        _ = try await catchUp.runOnce()

        #expect(try await shop.deliver(size: 100) == ["news"])
        sayStep.finish()
        for await step in steps { Issue.record("\(step) was said") }
    }

    @Test func `what expired is expired, and what was queued waits for the quiet hours' end`()
        async throws
    {
        let shop = try LateShop(quietHours: [night])
        try await shop.enter("flash", as: ["flo"])
        try await shop.enter("news", as: ["nina"])
        shop.world.time.advance(by: .hours(1))
        try await shop.decideWhatIsDue()
        #expect(try await shop.states(of: "flo")["flash"]?.isQueued == true)

        // It is midnight in Moscow.
        try await shop.startAgain()
        #expect(try await shop.states(of: "flo")["flash"] == .expired)
        #expect(try await shop.deliver(size: 100) == [])

        let opening = Timestamp("2026-03-03T05:00:00Z")
        #expect(
            try await shop.states(of: "nina")["news"] == .planned(until: opening, .quietHours)
        )
        shop.world.time.advance(by: opening - shop.world.time.now)
        try await shop.decideWhatIsDue()
        #expect(try await shop.deliver(size: 100) == ["news"])
    }
}

extension Contact.State {
    fileprivate var isQueued: Bool {
        if case .queued = self { true } else { false }
    }
}
