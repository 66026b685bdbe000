package import JourneyCore
import JourneyEngine
import JourneyStore
package import JourneyFile

/// What a customer lived through in a test, in the order in which it happened.
package struct Timeline: Sendable {
    package struct Line: Sendable {
        package var at: Timestamp
        /// By the customer's clock: `2026-03-02 19:10`.
        package var clock: String
        package var text: String
        /// What a test may expect of it; `nil` for what is only told.
        package var fact: Scenario.Fact?
        /// Of a message: where it was sent.
        var channel: Channel?
        var rendition: String?
        var reason: String?
    }

    package internal(set) var lines: [Line] = []
    private let calendar: any CivilCalendar
    let zone: String

    init(calendar: any CivilCalendar, zone: String) {
        self.calendar = calendar
        self.zone = zone
    }

    /// What a clock of the customer's shows; seconds only where there are some.
    func clock(_ instant: Timestamp) -> String {
        String(calendar.local(instant, in: zone).description.prefix(19))
    }

    func instant(_ moment: Scenario.Moment) -> Timestamp {
        switch moment {
        case .instant(let instant): instant
        case .local(let local): calendar.instant(of: local, in: zone)
        }
    }

    mutating func add(_ at: Timestamp, _ text: String) {
        lines.append(Line(at: at, clock: clock(at), text: text))
    }

    mutating func add(_ record: Record) {
        var line = Line(at: record.at, clock: clock(record.at), text: "")
        switch record.kind {
        case .enrolled:
            line.text = "enters \(record.journey)"
            line.fact = .enters(journey: record.journey)
        case .exited:
            let reason = record.reason ?? ""
            line.text = "leaves \(record.journey): \(reason)"
            line.fact = .leaves(reason: reason)
        case .goal:
            line.text = "reaches the goal of \(record.journey)"
            line.fact = .reachesGoal
        case .contact, .outcome:
            guard let contact = record.contact, tell(record, contact, in: &line) else { return }
        case .withdraw:
            guard let contact = record.contact else { return }
            line.channel = contact.channel
            line.text = "withdrawn: \(contact.message) by \(contact.channel.word)"
            if let reason = record.reason { line.text += ", \(reason)" }
        case .step, .feedback: return
        }
        lines.append(line)
    }

    /// Whether there is something to tell: what is decided again with the same end is not.
    private func tell(
        _ record: Record,
        _ contact: Record.ContactDetails,
        in line: inout Line
    ) -> Bool {
        let rendition = contact.rendition.isEmpty ? "" : " (\(contact.rendition))"
        let name = "\(contact.message) by \(contact.channel.word)\(rendition)"
        line.channel = contact.channel
        line.rendition = contact.rendition
        switch (record.kind, record.verdict) {
        case (.contact, "defer"):
            let until = record.until.map { $0 == .distantFuture ? "" : " until \(clock($0))" } ?? ""
            line.text = "waits: \(name)\(until), \(record.reason ?? "")"
        case (.contact, "next"): line.text = "next rung: \(name), \(record.reason ?? "")"
        case (.contact, _): return false
        case (_, _):
            line.reason = record.cause?.word
            switch record.reason {
            case "sent":
                line.text = "message \(name)"
                line.fact = .message(contact.message, contact.channel, rendition: nil)
            case "suppressed":
                line.text = "suppressed: \(name), \(record.cause?.word ?? "")"
                line.fact = .suppressed(contact.message, contact.channel, because: nil)
            default:
                let why = record.cause.map { ", \($0.word)" } ?? ""
                line.text = "\(record.reason ?? ""): \(name)\(why)"
            }
        }
        return true
    }
}

extension Timeline.Line {
    /// Whether this is what was expected, but for the time.
    func meets(_ expected: Scenario.Fact) -> Bool {
        switch (expected, fact) {
        case (.message(let name, let channel, let rendition), .message(let own, _, _)):
            name == own && (channel == nil || channel == self.channel)
                && (rendition == nil || rendition == self.rendition)
        case (.suppressed(let name, let channel, let because), .suppressed(let own, _, _)):
            name == own && (channel == nil || channel == self.channel)
                && (because == nil || because == reason)
        case (.enters, _), (.leaves, _), (.reachesGoal, _): fact == expected
        case (.message, _), (.suppressed, _): false
        }
    }
}

extension Scenario.Fact {
    /// As a line of the timeline says it.
    package var text: String {
        func by(_ channel: Channel?) -> String { channel.map { " by \($0.word)" } ?? "" }
        return switch self {
        case .message(let name, let channel, let rendition):
            "message \(name)\(by(channel))" + (rendition.map { " (\($0))" } ?? "")
        case .suppressed(let name, let channel, let because):
            "suppressed: \(name)\(by(channel))" + (because.map { ", \($0)" } ?? "")
        case .enters(let journey): "enters \(journey)"
        case .leaves(let reason): "leaves: \(reason)"
        case .reachesGoal: "reaches the goal"
        }
    }
}
