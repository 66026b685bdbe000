/// Counts what a history holds.
struct LineCounter: LineCheck {
    private(set) var counts = CheckReport.Counts()

    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        let journey = line.journey ?? "-"
        switch line.kind {
        case .enrolled:
            counts.journeys[journey, default: .init()].enrolled += 1
        case .exited:
            counts.journeys[journey, default: .init()].exited += 1
        case .goal:
            counts.journeys[journey, default: .init()].goals += 1
        case .contact:
            let verdict = line.verdict?.rawValue ?? "-"
            counts.verdicts[verdict, default: [:]][line.reason ?? "-", default: 0] += 1
            guard line.verdict == .send else { return }
            counts.channels[line.channel ?? "-", default: 0] += 1
            counts.journeys[journey, default: .init()].sends += 1
        case .outcome:
            counts.outcomes[line.reason ?? "-", default: 0] += 1
        case .feedback:
            counts.feedback[line.reason ?? "-", default: 0] += 1
        case .withdraw:
            counts.withdrawn += 1
        case .step:
            break
        }
    }

    mutating func finish(in world: World, _ findings: inout Findings) {
        for trail in world.enrollments.values where trail.exited == nil {
            counts.journeys[trail.journey ?? "-", default: .init()].stillInside += 1
        }
        counts.wanted = world.contacts.count
        counts.waiting = world.contacts.values.count {
            $0.outcome == nil && $0.decision?.verdict == .defer
        }
    }
}
