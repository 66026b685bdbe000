/// The problems found so far.
struct Findings: Sendable {
    private(set) var problems: [Problem] = []

    /// Adds one; `lines` are the lines involved, the guilty one last.
    mutating func report(_ rule: Rule, _ lines: [Int], _ message: String) {
        problems.append(Problem(rule: rule, lines: lines, message: message))
    }
}
