/// What the policy and the files of a history say, in plain numbers.
package struct HistoryRules: Equatable, Sendable, Codable {
    /// Milliseconds, for offers that `cooldowns` does not name.
    package var cooldown: Int64
    /// Milliseconds by offer.
    package var cooldowns: [String: Int64]
    /// By channel: `opened`, `read`, `delivered` or `clicked`.
    package var seenWhen: [String: String]
    /// The caps for marketing.
    package var caps: [HistoryCap]
    /// Versions that were applied as a whole; empty where nobody kept account of them.
    package var versions: Set<String>
    /// By message, the milliseconds for which it stays in display at the least.
    package var shownFor: [String: Int64]?
    /// By topic: `opt-in`, `double opt-in`, `opt-out` or `none`; where nothing is said nobody asks.
    package var consents: [String: String]?

    /// Rules of a history; without caps and versions these are not checked.
    package init(
        cooldown: Int64,
        cooldowns: [String: Int64] = [:],
        seenWhen: [String: String] = [:],
        caps: [HistoryCap] = [],
        versions: Set<String> = [],
        shownFor: [String: Int64]? = nil,
        consents: [String: String]? = nil
    ) {
        self.cooldown = cooldown
        self.cooldowns = cooldowns
        self.seenWhen = seenWhen
        self.caps = caps
        self.versions = versions
        self.shownFor = shownFor
        self.consents = consents
    }

    /// Whether that feedback makes an offer seen in that channel.
    func isSeen(by word: String, on channel: String) -> Bool {
        (SeenWhen(rawValue: seenWhen[channel] ?? "") ?? .opened).isMet(by: word)
    }
}
