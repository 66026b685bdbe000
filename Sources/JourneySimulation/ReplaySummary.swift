package import JourneyCore
package import JourneyStore

/// What a replay came to: the table at its end.
package struct ReplaySummary: Sendable {
    package struct JourneyCounts: Sendable {
        package var entered = 0
        package var goals = 0
        /// By the word of the end.
        package var left: [String: Int] = [:]
        package var inside: Int { entered - left.values.reduce(0, +) }
    }

    package struct ChannelCounts: Sendable {
        package var sent = 0
        package var cost = Amount.zero
        /// By the outcome's word.
        package var outcomes: [String: Int] = [:]
        package var seen = 0
        package var clicked = 0
        /// Shown, and taken back again.
        package var withdrawn = 0
    }

    /// At the end; `nil` where nothing was learned.
    package var learned: LearnedStatus?
    package private(set) var events = 0
    package private(set) var repeated = 0
    package private(set) var journeys: [String: JourneyCounts] = [:]
    package private(set) var channels: [Channel: ChannelCounts] = [:]
    /// Verdicts by word and reason.
    package private(set) var verdicts: [Verdict: Int] = [:]
    /// Why contacts were recalled.
    package private(set) var recalled: [Reason: Int] = [:]
    private var sendsByHour: [Int64: Int] = [:]

    package struct Verdict: Hashable, Comparable, Sendable {
        package var word: String
        package var reason: String?

        package static func < (lhs: Self, rhs: Self) -> Bool {
            (lhs.word, lhs.reason ?? "") < (rhs.word, rhs.reason ?? "")
        }
    }

    package init() {}

    /// The hour in which most was sent, and how much.
    package var busiestHour: (hour: Timestamp, sends: Int)? {
        let busiest = sendsByHour.max {
            ($0.value, -$0.key) < ($1.value, -$1.key)
        }
        return busiest.map { (Timestamp(milliseconds: $0.key * 3_600_000), $0.value) }
    }

    package mutating func count(_ receipts: [IntakeReceipt]) {
        for receipt in receipts {
            switch receipt {
            case .taken, .partlyTaken: events += 1
            case .repeated, .conflicting: repeated += 1
            }
        }
    }

    package mutating func count(_ entry: CustomerRecord) {
        let record = entry.record
        switch record.kind {
        case .enrolled: journeys[record.journey, default: JourneyCounts()].entered += 1
        case .exited:
            let word = record.reason ?? ""
            journeys[record.journey, default: JourneyCounts()].left[word, default: 0] += 1
        case .goal: journeys[record.journey, default: JourneyCounts()].goals += 1
        case .step: break
        case .contact:
            let verdict = Verdict(word: record.verdict ?? "", reason: record.reason)
            verdicts[verdict, default: 0] += 1
            guard record.verdict == "send", let contact = record.contact else { return }
            channels[contact.channel, default: ChannelCounts()].sent += 1
            let cost = channels[contact.channel]?.cost ?? .zero
            channels[contact.channel]?.cost = cost + contact.cost
            sendsByHour[record.at.milliseconds / 3_600_000, default: 0] += 1
        case .outcome:
            guard let contact = record.contact, let word = record.reason else { return }
            channels[contact.channel, default: ChannelCounts()].outcomes[word, default: 0] += 1
            if word == "recalled", let cause = record.cause { recalled[cause, default: 0] += 1 }
        case .withdraw:
            guard let contact = record.contact else { return }
            channels[contact.channel, default: ChannelCounts()].withdrawn += 1
        case .feedback:
            guard let contact = record.contact else { return }
            if record.reason == "seen" {
                channels[contact.channel, default: ChannelCounts()].seen += 1
            }
            if record.reason == "clicked" {
                channels[contact.channel, default: ChannelCounts()].clicked += 1
            }
        }
    }
}
