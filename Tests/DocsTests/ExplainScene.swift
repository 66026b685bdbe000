import JourneyCore
import JourneyEngine
import JourneyFile
import JourneyStore
import JourneyTesting

/// A scene of `docs/explain.md`, played on a store: a customer, what happens, and a question.
struct ExplainScene {
    struct Unreadable: Error, CustomStringConvertible {
        var description: String
    }

    private let store: any Store
    private let decider: Decider
    private var customer = ""
    private var now = Timestamp(milliseconds: 0)
    private var events = 0
    private var question: (message: String?, journey: String?)?

    private static let zone = "Europe/Berlin"
    private static let calendar = TestZones.calendar

    init() throws {
        store = try SQLiteStore.inMemory()
        let loaded = JourneyFolder.load(
            files: Docs.folder("docs/explain"),
            calendar: Self.calendar
        )
        guard let programme = loaded.programme, loaded.diagnostics.isEmpty else {
            throw Unreadable(description: loaded.diagnostics.text(in: loaded.files))
        }
        decider = Decider(programme: programme, calendar: Self.calendar)
    }

    /// Plays the lines, the last of which is the question.
    mutating func play(_ lines: [String]) async throws {
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            if let place = words.firstIndex(of: "has"), place == 1 {
                try await introduce(words[0], line.dropFirst(words[0].count + 5))
            } else {
                try await act(words)
            }
        }
    }

    func explanation(in language: ExplanationLanguage) async throws -> Explanation {
        let remembered = decider.programme.rememberedEvents
        guard let question,
            let found = try await store.evidence(about: customer, remembering: remembered)
        else { throw Unreadable(description: "the scene asks nothing") }
        let explainer = Explainer(
            decider: decider,
            gates: found.gates,
            addresses: found.addresses,
            heldChannels: found.heldChannels,
            language: language,
            at: now
        )
        return try explainer.explain(found, message: question.message, journey: question.journey)
    }

    // MARK: Lines

    /// As in `anna has email, push; agreed to cart, gifts on push`.
    private mutating func introduce(_ name: String, _ text: Substring) async throws {
        customer = name
        let parts = text.split(separator: ";").map { list(in: $0) }
        var change = ProfileChange(timeZone: Self.zone)
        for word in parts[0] {
            guard let channel = Channel(word: word) else { throw unreadable(word) }
            change.addresses.append((channel, channel == .email ? "\(name)@shop.example" : name))
        }
        for word in parts.dropFirst().first ?? [] {
            let topic = word.split(separator: " ").map(String.init).filter { $0 != "agreed" }
                .filter { $0 != "to" }
            guard let name = topic.first else { throw unreadable(word) }
            change.consents.append(
                Consent(
                    topic: name,
                    channel: topic.count > 2 ? Channel(word: topic[2]) : nil,
                    isGranted: true,
                    at: Timestamp(milliseconds: 0)
                )
            )
        }
        try await take(IncomingEvent.sample("Met", of: name, id: "m0", at: now, profile: change))
    }

    private func list(in text: Substring) -> [String] {
        text.split(separator: ",").map {
            $0.split(separator: " ").joined(separator: " ")
        }
    }

    /// As in `2026-03-02 12:00 Cart Updated cart=c1 total=40`, `… email is sent`, `… explain`.
    private mutating func act(_ words: [String]) async throws {
        guard words.count > 2, let local = CivilTime("\(words[0]) \(words[1])") else {
            throw unreadable(words.joined(separator: " "))
        }
        try await pass(until: Self.calendar.instant(of: local, in: Self.zone))
        let rest = Array(words.dropFirst(2))
        if rest[0] == "explain" {
            question = (option("--message", rest), option("--journey", rest))
        } else if rest.count == 3, rest[1] == "is", let channel = Channel(word: rest[0]) {
            try await report(rest[2], on: channel)
        } else {
            try await happen(rest)
        }
    }

    private func option(_ name: String, _ words: [String]) -> String? {
        words.firstIndex(of: name).map { words[$0 + 1] }
    }

    private mutating func happen(_ words: [String]) async throws {
        events += 1
        var properties = ValueMap()
        for word in words where word.contains("=") {
            let pair = word.split(separator: "=").map(String.init)
            properties[pair[0]] = Int64(pair[1]).map { .int($0) } ?? .string(pair[1])
        }
        let name = words.filter { !$0.contains("=") }.joined(separator: " ")
        try await take(
            IncomingEvent.sample(
                name,
                of: customer,
                id: "m\(events)",
                at: now,
                properties: properties
            )
        )
    }

    private func take(_ event: IncomingEvent) async throws {
        _ = try await store.takeIn([event], at: now, deciding: decider)
    }

    private mutating func pass(until instant: Timestamp) async throws {
        while let due = try await store.nextDue(), due <= instant {
            now = max(now, due)
            _ = try await store.wakeDue(limit: 10, at: now, deciding: decider)
        }
        now = instant
    }

    private func report(_ word: String, on channel: Channel) async throws {
        switch word {
        case "sent": try await send(on: channel)
        case "seen":
            let contacts = try await store.customer(customer)?.contacts ?? []
            guard let sent = contacts.last(where: { $0.channel == channel && $0.sentAt != nil })
            else { throw unreadable("\(channel.word) is seen") }
            let handle = ContactHandle(customer: 1, contact: sent.id)
            let report = FeedbackReport(
                subject: .contact(handle),
                feedback: .seen(isMachine: false),
                at: now,
                id: nil
            )
            _ = try await store.hear([report], at: now, deciding: decider)
        default: throw unreadable(word)
        }
    }

    private func send(on channel: Channel) async throws {
        let jobs = try await store.leaseJobs(
            on: channel,
            limit: 1,
            for: .seconds(60),
            at: now,
            deciding: decider
        ).result.map(\.reference)
        guard !jobs.isEmpty else { throw unreadable("\(channel.word) is sent") }
        let begun = jobs.map { BeginRequest(job: $0, content: .success(.sample("hello"))) }
        _ = try await store.begin(
            begun,
            grantsMax: 1,
            retryAt: now + .seconds(1),
            at: now,
            deciding: decider
        )
        let settled = jobs.map { SettleReport(job: $0, outcome: .accepted(providerID: nil)) }
        _ = try await store.settle(settled, at: now, deciding: decider)
    }

    private func unreadable(_ text: String) -> Unreadable {
        Unreadable(description: "can't play '\(text)'")
    }
}
