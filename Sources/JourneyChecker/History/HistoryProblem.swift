/// One way in which a history of faults breaks a promise.
package struct HistoryProblem: Equatable, Sendable, Codable {
    /// Which promise; its word is stable.
    package var rule: HistoryRule
    /// Places of the acts involved, counted from 0, the guilty one last; empty if only the end tells.
    package var acts: [Int]
    /// What is wrong, in words.
    package var message: String

    /// A broken rule with its acts and what is wrong with them.
    package init(rule: HistoryRule, acts: [Int], message: String) {
        self.rule = rule
        self.acts = acts
        self.message = message
    }
}
