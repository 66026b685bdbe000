/// What a check of a history of faults found.
package struct HistoryReport: Equatable, Sendable, Codable {
    /// In the order of the guilty acts; empty means that every promise was kept.
    package var problems: [HistoryProblem] = []
    /// How many acts there were.
    package var acts = 0
    /// Messages that really reached a customer.
    package var received = 0
    /// Contacts that were shown and whose taking back was reported.
    package var withdrawn = 0
    /// Contacts by their final state.
    package var states: [String: Int] = [:]

    /// Whether no promise was broken.
    package var isClean: Bool { problems.isEmpty }

    /// The report for people: counts, then every problem on a line.
    package var text: String {
        let states = states.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        var lines = [
            "acts \(acts), received \(received), withdrawn \(withdrawn)",
            "contacts: \(states.joined(separator: ", "))",
        ]
        for problem in problems {
            let acts = problem.acts.map(String.init).joined(separator: ", ")
            let place = acts.isEmpty ? "at the end" : "acts \(acts)"
            lines.append("\(problem.rule.rawValue): \(place): \(problem.message)")
        }
        lines.append(isClean ? "no problems" : "problems \(problems.count)")
        return lines.joined(separator: "\n") + "\n"
    }
}
