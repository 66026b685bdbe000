/// In no window does a customer get more contacts than a cap allows.
struct CapCheck: LineCheck {
    private struct Sent {
        var line: OutputLine
        var channel: String
        var topic: String?
        var journey: String
        var isMarketing: Bool
        /// Refused by the provider before it was accepted: the slot is given back.
        var hasFailed = false

        func isTaken(by filter: ContactFilter) -> Bool {
            !hasFailed
                && filter.takes(
                    channel: channel,
                    topic: topic,
                    journey: journey,
                    isMarketing: isMarketing
                )
        }
    }

    /// In order of time, by the id that the customer has in the end.
    private var sent: [String: [Sent]] = [:]

    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        let person = world.facts.people.current(line.customer)
        if line.kind == .outcome, line.reason == "failed" {
            guard let index = sent[person]?.lastIndex(where: { $0.line.contact == line.contact })
            else { return }
            sent[person]?[index].hasFailed = true
        }
        guard line.isSend, let message = world.message(of: line) else { return }
        let new = Sent(
            line: line,
            channel: line.channel ?? "",
            topic: message.topic,
            journey: line.journey ?? "",
            isMarketing: message.isMarketing
        )
        sent[person, default: []].append(new)
        for cap in world.rules.caps where new.isTaken(by: cap.filter) {
            check(cap, at: line, sent[person] ?? [], in: world, &findings)
        }
    }

    private func check(
        _ cap: CapRule,
        at line: OutputLine,
        _ sent: [Sent],
        in world: World,
        _ findings: inout Findings
    ) {
        var fewest: [Int] = []
        for (index, clock) in world.clocks(of: line.customer, at: line.at).enumerated() {
            let start = cap.windowStart(before: line.at, by: clock)
            var lines: [Int] = []
            for entry in sent.reversed() {
                guard entry.line.at >= start else { break }
                if entry.isTaken(by: cap.filter),
                    world.facts.people.areOne(entry.line.customer, line.customer, before: line.at)
                {
                    lines.append(entry.line.number)
                }
            }
            if index == 0 || lines.count < fewest.count { fewest = lines }
        }
        guard fewest.count > cap.limit else { return }
        findings.report(
            .capExceeded,
            fewest.reversed(),
            "'\(line.customer)' gets \(fewest.count) contacts, and the policy allows \(cap.text)"
        )
    }
}
