/// What a customer agreed to or refused, by topic and channel, and since when.
struct Consents: Sendable {
    /// One answer and when it was given.
    struct Answer: Sendable {
        var isGranted: Bool
        var since: Moment
        /// A trusted sender said that the customer confirmed it.
        var isConfirmed = false
    }

    private var everyChannel: [String: Answer] = [:]
    private var oneChannel: [String: [String: Answer]] = [:]

    /// The latest answer; a refusal of everything refuses the topic, until it is agreed to again.
    func answer(to topic: String, on channel: String) -> Answer? {
        let own = said(about: topic, on: channel)
        guard let everything = said(about: Self.everything, on: channel),
            !everything.isGranted, own.map({ $0.since <= everything.since }) ?? true
        else { return own }
        return everything
    }

    private func said(about topic: String, on channel: String) -> Answer? {
        oneChannel[topic]?[channel] ?? everyChannel[topic]
    }

    private static let everything = "*"

    /// Takes what the trait `consents` says in any of its shapes; a list only adds.
    mutating func take(_ tree: JSONTree, at moment: Moment) {
        if case .array(let topics) = tree {
            for topic in topics.compactMap(\.text) { set(topic, true, at: moment) }
        }
        for (topic, value) in tree.members.map({ ($0.key, $0.value) }) {
            if case .bool(let isGranted) = value {
                set(topic, isGranted, at: moment)
            } else if case .bool(let isGranted)? = value["granted"] {
                takeProof(value, of: topic, isGranted, at: moment)
            } else {
                for member in value.members {
                    guard case .bool(let isGranted) = member.value else { continue }
                    set(topic, isGranted, on: member.key, at: moment)
                }
            }
        }
    }

    private mutating func takeProof(
        _ proof: JSONTree,
        of topic: String,
        _ isGranted: Bool,
        at moment: Moment
    ) {
        let since = proof["at"]?.text.flatMap { Moment($0) } ?? moment
        var isConfirmed = false
        if case .bool(true)? = proof["confirmed"] { isConfirmed = isGranted }
        guard case .array(let channels)? = proof["channels"] else {
            return set(topic, isGranted, isConfirmed, at: min(since, moment))
        }
        for channel in channels.compactMap(\.text) {
            set(topic, isGranted, isConfirmed, on: channel, at: min(since, moment))
        }
    }

    /// The later answer wins, whichever arrives first; at one time the last word.
    private mutating func set(
        _ topic: String,
        _ isGranted: Bool,
        _ isConfirmed: Bool = false,
        at moment: Moment
    ) {
        let known = everyChannel[topic]
        if let known, known.since > moment { return }
        everyChannel[topic] = Answer(
            isGranted: isGranted,
            since: moment,
            isConfirmed: isConfirmed || isGranted && known?.isConfirmed == true
        )
        oneChannel[topic] = oneChannel[topic]?.filter { $0.value.since > moment }
    }

    private mutating func set(
        _ topic: String,
        _ isGranted: Bool,
        _ isConfirmed: Bool = false,
        on channel: String,
        at moment: Moment
    ) {
        let known = said(about: topic, on: channel)
        if let known, known.since > moment { return }
        oneChannel[topic, default: [:]][channel] = Answer(
            isGranted: isGranted,
            since: moment,
            isConfirmed: isConfirmed || isGranted && known?.isConfirmed == true
        )
    }

    /// Unites the answers of two customers who turn out to be one: a refusal wins unless consent was
    /// given after it.
    mutating func unite(with other: Consents) {
        for (topic, answer) in other.everyChannel {
            if answer.yields(to: everyChannel[topic]) { continue }
            set(topic, answer.isGranted, answer.isConfirmed, at: answer.since)
        }
        for (topic, channels) in other.oneChannel {
            for (channel, answer) in channels {
                if answer.yields(to: said(about: topic, on: channel)) { continue }
                set(topic, answer.isGranted, answer.isConfirmed, on: channel, at: answer.since)
            }
        }
    }
}

extension Consents.Answer {
    /// Whether it agrees at the very time at which the other refuses.
    fileprivate func yields(to known: Self?) -> Bool {
        guard let known else { return false }
        return isGranted && !known.isGranted && since == known.since
    }
}
