import JourneyCore
import JourneyEngine
import JourneyStore

/// A whole shop under faults, from one seed: the real engine and store, and around them senders,
/// adapters, providers, customers and operators who do what they do when everything goes wrong.
///
/// One step after the other, each at one instant of a virtual clock: which step comes next is the
/// schedule, and the seed chooses it. What is seen from outside is kept as ``FaultAct``s; after
/// every step the invariants are asked.
struct FaultWorld {
    static let start = Timestamp(milliseconds: 1_772_434_800_000)

    var dice: Dice
    var programme: FaultProgramme
    var decider: Decider
    let time: VirtualTime
    /// What a crash leaves.
    var disk: SQLiteStore
    var process: CrashingStore
    var engine: Engine

    var customers: [FaultCustomer]
    var providers: [FaultProvider]

    // Senders.
    var unacknowledged: [IncomingEvent] = []
    var acknowledged: [IncomingEvent] = []
    var eventsMade = 0

    // Adapters.
    var held: [HeldJob] = []
    /// Jobs that an adapter is done with, or that it lost: it may still speak of them.
    var former: [HeldJob] = []
    var deliveries: [Delivery] = []
    /// Feedback that came before its provider's id was known.
    var orphans: [String: [FeedbackReport]] = [:]

    // Operators.
    var closed: [Gates.Scope] = []
    /// Taken up again by an operator: their content may change, and an ended journey keeps none.
    var retried: Set<Identifier> = []

    // What was seen.
    var acts: [FaultAct] = []
    var problems: [String] = []
    var counts = FaultCounts()
    var traceHash = StableHash()
    var observation = FaultObservation()

    init(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        programme = FaultProgramme(choices: FaultProgramme.Choices(using: &dice))
        decider = programme.decider
        time = VirtualTime(at: Self.start)
        disk = try SQLiteStore.inMemory()
        let moments = CrashMoments(seed: seed, share: dice.pick([0, 10, 40, 100]))
        process = CrashingStore(disk, moments: moments)
        engine = Self.engine(over: process, decider, time)
        customers = (0..<Self.customersMax).map { FaultCustomer(number: $0, using: &dice) }
        providers = Channel.faulty.map {
            FaultProvider(channel: $0, hasKeys: dice.happens(1, in: 2))
        }
        for number in 0..<Self.visitorsMax {
            let person = customers[number + 1]
            customers.append(FaultCustomer(visitor: number, of: person, using: &dice))
        }
        self.dice = dice
        for customer in customers where self.dice.happens(9, in: 10) { introduce(customer) }
    }

    private static let customersMax = 5
    private static let visitorsMax = 2

    var now: Timestamp { time.now }

    private static func engine(
        over store: any Store,
        _ decider: Decider,
        _ time: VirtualTime
    ) -> Engine {
        Engine(
            store: store,
            decider: decider,
            rendering: FaultRendering(),
            links: FaultLinks(),
            time: time
        )
    }

    /// Something happens: whose turn it is, chance says.
    mutating func step() async throws {
        let actor = dice.pick(weighted: Self.actors)
        switch actor {
        case .sender: try await send()
        case .time: try await letTimePass()
        case .adapter: try await workAsAdapter()
        case .customer: try await reactAsCustomer()
        case .operator: try await operate()
        case .process: try restart()
        }
        try await observe()
    }

    private enum Actor {
        case sender
        case time
        case adapter
        case customer
        case `operator`
        case process
    }

    private static let actors: [(weight: Int, element: Actor)] = [
        (18, .sender), (28, .time), (60, .adapter), (14, .customer), (5, .operator), (1, .process),
    ]

    // MARK: Crashes

    /// Asks the daemon; `nil` where its process died, and another one has started since.
    mutating func ask<Answer>(
        _ question: (Engine) async throws -> Answer
    ) async throws -> Answer? {
        do {
            return try await question(engine)
        } catch let crash as ProcessCrash {
            counts.crashes += 1
            if crash.isAfterwards { counts.lostAnswers += 1 }
            try restart()
            return nil
        }
    }

    /// Everything that the process knew is gone; what is on disk is all there is.
    mutating func restart() throws {
        disk = try disk.reopened()
        // It counts from zero again: what it wrote is no measure of what was seen.
        observation.rowsWritten = -1
        process = CrashingStore(disk, moments: process.remainingMoments)
        engine = Self.engine(over: process, decider, time)
    }

    /// From now on nothing fails.
    mutating func endFaults() throws {
        var moments = process.remainingMoments
        moments.share = 0
        process = CrashingStore(disk, moments: moments)
        engine = Self.engine(over: process, decider, time)
    }

    // MARK: What is seen

    mutating func note(_ kind: FaultAct.Kind) {
        let act = FaultAct(at: now, kind: kind)
        acts.append(act)
        traceHash.combine(act.line)
    }

    mutating func complain(_ problem: String) {
        problems.append("at \(now.milliseconds), after act \(acts.count - 1): \(problem)")
    }
}

extension Channel {
    /// Those of a fault simulation.
    static let faulty: [Channel] = [.email, .push, .sms, .display]
}

/// Content that differs with every rendering, so that a changed one under one key is seen.
struct FaultRendering: Rendering {
    func render(_ subject: RenderingSubject) -> Result<Content, RenderingFailure> {
        var hash = StableHash(subject.contact.message)
        hash.combine(subject.contact.id)
        if hash.choice(below: 20) == 0 {
            return .failure(RenderingFailure(reason: .templateAbort, detail: "by chance"))
        }
        let text = "\(subject.contact.message) at \(subject.now.milliseconds)"
        return .success(
            Content(fields: ValueMap(["text": .string(text)]), hash: StableHash(text).value)
        )
    }
}

struct FaultLinks: LinkMaking {
    func links(for contact: ContactHandle, of details: Contact) -> ValueMap { ValueMap() }
}
