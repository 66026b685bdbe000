package import JourneyCore
package import JourneyEngine
package import JourneyFile
import JourneyStore
import Synchronization

/// Runs a marketer's test through the real engine, on a virtual clock.
///
/// The customer is in no holdout and the journey live, whatever the files say; arms are those that
/// the test names. After the last line time passes until nothing of the customer waits any more.
package struct ScenarioRun {
    private let scenario: Scenario
    private let decider: Decider
    private let engine: Engine
    private let records: Records
    private let time: VirtualTime
    private var replay: Replay
    private var timeline: Timeline
    private var problems: [String] = []
    /// How often an event was taken, by its name.
    private var taken: [String: Int] = [:]

    /// Runs one test to its end.
    ///
    /// Throws what the store throws.
    package static func result(
        of scenario: Scenario,
        decider: Decider,
        rendering: any Rendering,
        links: any LinkMaking
    ) async throws -> ScenarioResult {
        var run = try ScenarioRun(scenario, decider, rendering, links)
        return try await run.run()
    }

    private init(
        _ scenario: Scenario,
        _ decider: Decider,
        _ rendering: any Rendering,
        _ links: any LinkMaking
    ) throws {
        self.scenario = scenario
        let programme = decider.programme.prepared(for: scenario)
        self.decider = Decider(programme: programme, calendar: decider.calendar)
        let records = Records()
        let log = RecordLog()
        time = VirtualTime(at: Timestamp(milliseconds: 0))
        engine = Engine(
            store: try SQLiteStore.inMemory(),
            decider: self.decider,
            rendering: rendering,
            links: links,
            time: time,
            observer: Observer { entries in
                log.observer.observe(entries)
                records.add(entries.map(\.record))
            }
        )
        self.records = records
        replay = Replay(engine: engine, time: time, log: log, responses: .silent) { _ in }
        let profile = Profile(timeZone: scenario.customer.timeZone)
        timeline = Timeline(
            calendar: decider.calendar,
            zone: programme.policy.zone(of: profile, by: decider.calendar).name
        )
    }

    private mutating func run() async throws -> ScenarioResult {
        try await introduce()
        let given = scenario.given.map { (at: timeline.instant($0.at), line: $0) }
            .enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
            .map(\.element)
        for (at, occurrence) in given { try await happen(occurrence, at: at) }
        let expected = scenario.expected.map { timeline.instant($0.at) }.max()
        let last = max(time.now, expected ?? time.now)
        try await replay.finish(at: last)
        try await settle(after: last)
        collect()
        return ScenarioResult(scenario: scenario, timeline: timeline, problems: problems)
    }

    /// Who the customer is must be known before anything happens to them.
    private mutating func introduce() async throws {
        let moments = scenario.given.map(\.at) + scenario.expected.map(\.at)
        let first = moments.map { timeline.instant($0) }.min() ?? time.now
        let before = first - Self.introducedBefore
        var traits = scenario.customer.traits
        if let zone = scenario.customer.timeZone { traits["timezone"] = .string(zone) }
        try await identify(traits, at: before, line: scenario.line)
        let customer = try await engine.store.customer(scenario.customer.id)
        guard let customer, scenario.customer.timeZone == nil else { return }
        // The country or the number may tell the zone.
        let zone = decider.programme.policy.zone(of: customer.profile, by: decider.calendar)
        timeline = Timeline(calendar: decider.calendar, zone: zone.name)
    }

    /// More than any two zones are apart.
    private static let introducedBefore = Milliseconds.hours(48)

    // MARK: What happens

    private mutating func happen(_ occurrence: Scenario.Occurrence, at: Timestamp) async throws {
        try await replay.pass(to: at)
        collect()
        let line = occurrence.line
        switch occurrence.deed {
        case .event(let name, let properties):
            timeline.add(at, "» \(name)")
            let object: ValueMap = ["event": .string(name), "properties": .map(properties)]
            try await take(object, at: at, line: line)
        case .identify(let traits):
            timeline.add(at, "» profile: \(Value.map(traits).jsonText)")
            try await identify(traits, at: at, line: line)
        case .reaction(let reaction, let message, let channel):
            try await react(reaction, to: message, channel, at: at, line: line)
        }
        collect()
    }

    private mutating func identify(_ traits: ValueMap, at: Timestamp, line: Int) async throws {
        let object: ValueMap = ["type": .string("identify"), "traits": .map(traits)]
        try await take(object, at: at, line: line)
    }

    private mutating func take(_ object: ValueMap, at: Timestamp, line: Int) async throws {
        var object = object
        object["userId"] = .string(scenario.customer.id)
        object["timestamp"] = .string(at.rfc3339)
        // Choices by hash must not change when a line is added above.
        let name = object.text("event") ?? "identify"
        taken[name, default: 0] += 1
        object["messageId"] = .string("\(name)-\(taken[name, default: 0])")
        let reader = SegmentReader(source: "test", trust: .trusted, calendar: decider.calendar)
        switch reader.read(object, receivedAt: at) {
        case .success(let event): try await replay.take(event)
        case .failure(let rejection): problems.append("line \(line): \(rejection.reason)")
        }
    }

    /// Said of the latest contact of the message that was sent.
    private mutating func react(
        _ reaction: Scenario.Reaction,
        to message: String,
        _ channel: Channel?,
        at: Timestamp,
        line: Int
    ) async throws {
        let by = channel.map { " by \($0.word)" } ?? ""
        timeline.add(at, "» \(reaction.rawValue) \(message)\(by)")
        let customer = try await engine.store.customer(scenario.customer.id)
        let contact = customer?.contacts
            .filter {
                $0.message == message && (channel == nil || $0.channel == channel)
                    && $0.sentAt != nil
            }
            .max { ($0.sentAt ?? at, $0.id) < ($1.sentAt ?? at, $1.id) }
        guard let customer, let contact else {
            problems.append(
                "line \(line): nothing of '\(message)'\(by) was sent before \(timeline.clock(at))"
            )
            return
        }
        try await replay.take(
            reaction.feedback,
            about: ContactHandle(customer: customer.number, contact: contact.id),
            at: at
        )
    }

    // MARK: The rest

    /// Lets pass what still waits, but no longer than a journey may last.
    private mutating func settle(after last: Timestamp) async throws {
        let end = last + Self.settlesWithin
        while let customer = try await engine.store.customer(scenario.customer.id),
            customer.isUnderWay,
            let next = try await engine.store.nextDue(), next <= end
        {
            try await replay.finish(at: next)
        }
    }

    private static let settlesWithin = Milliseconds.days(400)

    private mutating func collect() {
        for record in records.take() { timeline.add(record) }
    }
}

/// What the engine decided, until it is told.
private final class Records: Sendable {
    private let kept = Mutex<[Record]>([])

    func add(_ records: [Record]) { kept.withLock { $0 += records } }

    func take() -> [Record] {
        kept.withLock { records in
            defer { records = [] }
            return records
        }
    }
}

extension Scenario.Reaction {
    fileprivate var feedback: Feedback {
        switch self {
        case .sees: .seen(isMachine: false)
        case .clicks: .clicked(isMachine: false)
        case .replies: .replied
        case .bounces: .bounced(isHard: true)
        case .complains: .complained
        case .unsubscribes: .unsubscribed
        }
    }
}

extension Customer {
    /// Whether a journey goes on, or something is still to be said.
    fileprivate var isUnderWay: Bool {
        enrollments.contains(where: \.isActive)
            || contacts.contains { contact in
                switch contact.state {
                case .planned, .queued, .leased, .begun: true
                case .unknown, .sent, .delivered, .seen, .clicked, .suppressed, .recalled,
                    .expired, .failed:
                    false
                }
            }
    }
}

extension Programme {
    /// For a test: no holdout, no ceiling, everything live, and the arms that it names.
    fileprivate func prepared(for scenario: Scenario) -> Programme {
        var policy = policy
        policy.holdout = nil
        policy.sendsPerHourMax = nil
        let tested = journeys.filter { scenario.journey == nil || $0.name == scenario.journey }
        return Programme(
            policy: policy,
            journeys: tested.map { journey in
                var journey = journey
                journey.status = .live
                journey.holdout = nil
                journey.program = Program(
                    journey.program.instructions.map { $0.choosing(scenario.arms) }
                )
                return journey
            },
            messages: messages.keys.sorted().compactMap { messages[$0] }
        )
    }
}

extension Instruction {
    /// An experiment with everybody in the arm that is named for it.
    fileprivate func choosing(_ arms: [String: String]) -> Instruction {
        guard case .split(let id, let name, let all) = self, let chosen = arms[name] else {
            return self
        }
        return .split(id: id, name: name, arms: all.filter { $0.name == chosen })
    }
}
