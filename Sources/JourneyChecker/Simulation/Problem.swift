/// One way in which a history breaks a promise.
package struct Problem: Equatable, Sendable, Codable {
    /// Which promise; its word is stable.
    package var rule: Rule
    /// Numbers of the lines involved, counted from 1, the guilty one last.
    package var lines: [Int]
    /// What is wrong, in words.
    package var message: String

    /// A broken rule with its lines and what is wrong with them.
    package init(rule: Rule, lines: [Int], message: String) {
        self.rule = rule
        self.lines = lines
        self.message = message
    }
}
