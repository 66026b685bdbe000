/// A step's contacts begin before the step expires.
struct DeadlineCheck: LineCheck {
    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        guard line.isSend, let journey = line.journey, let step = line.step,
            let spans = world.rules.journeys[journey]?.expires[step],
            let arrival = world.enrollment(of: line)?.arrivals[step]
        else { return }
        let clocks =
            world.clocks(of: line.customer, at: arrival.at)
            + world.clocks(of: line.customer, at: line.at)
        let deadlines = spans.flatMap { span in
            clocks.map { span.deadline(after: arrival.at, by: $0) }
        }
        guard let deadline = deadlines.max(), line.at > deadline else { return }
        findings.report(
            .expired,
            [arrival.line, line.number],
            "sent at \(line.at), and step '\(step)' expired at \(deadline)"
        )
    }
}
