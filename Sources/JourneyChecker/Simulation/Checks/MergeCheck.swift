/// Nothing happens under the id of somebody who turned out to be somebody else.
struct MergeCheck: LineCheck {
    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        guard let survivor = world.facts.people.survivor(of: line.customer, before: line.at)
        else { return }
        findings.report(
            .mergedCustomer,
            [line.number],
            "a line of '\(line.customer)', who has been '\(survivor)' since before \(line.at)"
        )
    }
}
