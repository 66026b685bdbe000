import JourneyCore
import JourneyEngine
import JourneySimulation
import JourneyStore
import JourneyTesting
import Synchronization
import Testing

struct ReplayTests {
    private let start = Timestamp("2026-03-02T09:00:00Z")

    private func lines(
        responses: ResponseModel,
        customers: Int = 20,
        value: ValuePolicy? = nil,
        spacing: Int = 1
    ) async throws -> [String] {
        var policy = Policy.sample()
        policy.value = value
        let ladder = [Rung(channel: .email), Rung(channel: .push, after: .hours(4))]
        let send = SendStep(id: "reminder", message: "reminder", ladder: ladder, next: 1)
        let time = VirtualTime(at: start)
        let log = RecordLog()
        let engine = Engine(
            store: try SQLiteStore.inMemory(),
            decider: Decider(
                programme: Programme([.sample(steps: [.send(send)])], policy: policy),
                calendar: TestZones.calendar
            ),
            rendering: AnyRendering(),
            links: NoLinks(),
            time: time,
            observer: log.observer
        )
        let lines = Mutex<[String]>([])
        var replay = Replay(engine: engine, time: time, log: log, responses: responses) { line in
            lines.withLock { $0.append(line) }
        }
        for number in 0..<customers {
            try await replay.take(signUp("c\(number)", number * spacing))
        }
        try await replay.finish(at: start + .days(20))
        return lines.withLock { $0 }
    }

    private func signUp(_ customer: String, _ minute: Int) -> IncomingEvent {
        IncomingEvent(
            customer: customer,
            event: Event(
                name: "Signed Up",
                reference: EventReference(source: "test", messageID: "m"),
                time: start + .minutes(Int64(minute)),
                profileChange: ProfileChange(
                    addresses: [(.email, "\(customer)@shop.example"), (.push, customer)],
                    consents: [Consent(topic: "cart", isGranted: true, at: start)]
                )
            ),
            digest: 1
        )
    }

    private let half = ResponseModel(
        [.email: ResponseModel.Shares(seen: 0.5, seenAfter: 60_000...3_600_000)],
        seed: 3
    )

    @Test func `the same input gives the same lines`() async throws {
        let first = try await lines(responses: half)
        let second = try await lines(responses: half)

        #expect(first == second)
    }

    @Test func `who reads the email gets no push, and every contact ends once`() async throws {
        let lines = try await lines(responses: half)

        let seen = lines.count { $0.contains(#""kind":"feedback""#) && $0.contains(#""seen""#) }
        let pushes = lines.count {
            $0.contains(#""channel":"push""#) && $0.contains(#""verdict":"send""#)
        }
        let outcomes = lines.count { $0.contains(#""kind":"outcome""#) }
        #expect(seen > 0 && seen < 20)
        #expect(seen + pushes == 20)
        #expect(outcomes == 40)
    }

    @Test func `a policy with value leaves out the channel that costs more than it brings`()
        async throws
    {
        // An email costs 0.05; 10 % of 10 at a margin of 1 % is 0.01, and a push costs nothing.
        let value = ValuePolicy(margin: BasisPoints(100), goal: Amount(10))
        let dear = try await lines(responses: half)
        let thrifty = try await lines(responses: half, value: value)

        func sent(_ channel: String, _ lines: [String]) -> Int {
            lines.count {
                $0.contains(#""channel":"\#(channel)""#) && $0.contains(#""verdict":"send""#)
            }
        }
        #expect(sent("email", dear) == 20)
        // One of twenty explores, be it worth its cost or not.
        #expect(sent("email", thrifty) <= 3)
        #expect(sent("push", thrifty) >= 17)
        #expect(thrifty.contains { $0.contains(#""reason":"over_budget""#) })
        #expect(!dear.contains { $0.contains("over_budget") })
    }

    @Test func `a simulation learns, and the same each time`() async throws {
        // Everybody reads: 10 % of 1.60 at 30 % is 0.048, an email costs 0.05.
        let value = ValuePolicy(margin: BasisPoints(3_000), goal: Amount(1.6))
        let eager = ResponseModel(
            [.email: ResponseModel.Shares(seen: 1, seenAfter: 60_000...3_600_000)],
            seed: 3
        )
        func emails(_ policy: ValuePolicy) async throws -> [String] {
            // One in two hours.
            try await lines(responses: eager, customers: 200, value: policy, spacing: 120).filter {
                $0.contains(#""channel":"email""#) && $0.contains(#""verdict":"send""#)
            }
        }
        let first = try await emails(value)
        var trusting = value
        trusting.responses = [.email: BasisPoints(1)].compactMapValues { $0 }
        let doubting = try await emails(trusting)

        // Who explores is answered, one of twenty; from them the others' worth is learned.
        #expect(first.count > 50)
        #expect(doubting.count < first.count)
        #expect(try await emails(value) == first)
    }

    @Test func `lines come in the order of time, then of customers`() async throws {
        let lines = try await lines(responses: half)

        let keys = try lines.map { line -> String in
            guard case .map(let map) = try Value(json: line), case .string(let at)? = map["at"],
                case .string(let customer)? = map["customer"]
            else { return "" }
            return at + customer
        }
        #expect(keys == keys.sorted())
    }
}
