extension Explanation {
    /// As a terminal shows it.
    package var text: String {
        var lines = [heading]
        if passages.isEmpty { lines.append(labels.noJourney) }
        for passage in passages { lines += [""] + self.lines(of: passage) }
        if !rejections.isEmpty {
            lines += ["", labels.rejections] + rejections.map { "  \($0.text)" }
        }
        if !next.isEmpty { lines += [""] + next.map { "\(labels.next): \($0.text)" } }
        return lines.joined(separator: "\n")
    }

    private func lines(of passage: Passage) -> [String] {
        var lines = [passage.text]
        for story in passage.contacts { lines += self.lines(of: story) }
        for rung in passage.untried {
            lines.append("  \(rung.text)")
            if let now = rung.now { lines.append("    \(labels.now): \(now)") }
        }
        return lines + passage.next.map { "  \(labels.next): \($0.text)" }
    }

    private func lines(of story: ContactStory) -> [String] {
        var lines = ["  \(story.text)"]
        let doubt = story.isPolicyChanged ? " (\(labels.policyChanged))" : ""
        lines += story.otherwise.map { "    \(labels.otherwise)\(doubt): \($0.text)" }
        lines += story.next.map { "    \(labels.next): \($0.text)" }
        if let now = story.now { return lines + ["    \(labels.now): \(now)"] }
        return lines
            + story.rules.map { "    \($0.passes ? labels.passes : labels.fails)  \($0.text)" }
    }
}
