extension CheckReport {
    /// The report for people: counts, then problems, at most so many of each rule.
    package func text(problemsOfEachRule limit: Int = 20) -> String {
        var lines = countLines()
        lines += notes.map { "note: \($0)" }
        let byRule = Dictionary(grouping: problems, by: \.rule)
        for (rule, problems) in byRule.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            lines.append("\(rule.rawValue): \(problems.count)")
            for problem in problems.prefix(limit) {
                let numbers = problem.lines.map(String.init).joined(separator: ", ")
                let word = problem.lines.count == 1 ? "line" : "lines"
                lines.append("  \(word) \(numbers): \(problem.message)")
            }
            if problems.count > limit { lines.append("  and \(problems.count - limit) more") }
        }
        lines.append(isClean ? "no problems" : "problems \(problems.count)")
        return lines.joined(separator: "\n") + "\n"
    }

    private func countLines() -> [String] {
        var lines = ["lines \(counts.lines)"]
        let ended = counts.outcomes.values.reduce(0, +)
        lines.append("wanted \(counts.wanted): ended \(ended), waiting \(counts.waiting)")
        for (verdict, reasons) in counts.verdicts.sorted(by: { $0.key < $1.key }) {
            let total = reasons.values.reduce(0, +)
            lines.append("verdict \(verdict) \(total): \(list(reasons))")
        }
        lines.append("outcomes: \(list(counts.outcomes))")
        lines.append("feedback: \(list(counts.feedback))")
        lines.append("sends by channel: \(list(counts.channels))")
        if counts.withdrawn > 0 { lines.append("withdrawn \(counts.withdrawn)") }
        for (name, journey) in counts.journeys.sorted(by: { $0.key < $1.key }) {
            lines.append(
                "journey \(name): enrolled \(journey.enrolled), exited \(journey.exited),"
                    + " still inside \(journey.stillInside), goals \(journey.goals),"
                    + " sends \(journey.sends)"
            )
        }
        return lines
    }

    private func list(_ counts: [String: Int]) -> String {
        let items = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return items.isEmpty ? "none" : items.joined(separator: ", ")
    }
}
