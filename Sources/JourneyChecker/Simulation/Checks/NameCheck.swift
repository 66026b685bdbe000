import Foundation

/// Lines speak of what the files have, and a send costs what the policy says.
struct NameCheck: LineCheck {
    private var known: Set<String> = []

    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        if let journey = line.journey {
            let exists = world.rules.journeys[journey] != nil
            check("journey", journey, exists, line, &findings)
        }
        if let message = line.message {
            let exists = world.rules.messages[message] != nil
            check("message", message, exists, line, &findings)
        }
        guard let channel = line.channel else { return }
        let exists =
            world.rules.channels[channel] != nil || Channels.withoutAddress.contains(channel)
        check("channel", channel, exists, line, &findings)
        if line.isSend { checkCost(line, channel, in: world, &findings) }
    }

    /// Each unknown name is reported once, or the report would be as long as the history.
    private mutating func check(
        _ what: String,
        _ name: String,
        _ exists: Bool,
        _ line: OutputLine,
        _ findings: inout Findings
    ) {
        guard !exists, known.insert("\(what) \(name)").inserted else { return }
        findings.report(.unknownName, [line.number], "there is no \(what) '\(name)' in the files")
    }

    private func checkCost(
        _ line: OutputLine,
        _ channel: String,
        in world: World,
        _ findings: inout Findings
    ) {
        guard let expected = world.rules.channels[channel]?.cost else { return }
        let cost = line.cost.flatMap { Decimal(string: $0) } ?? 0
        guard cost != expected else { return }
        findings.report(
            .wrongCost,
            [line.number],
            "a contact on \(channel) costs \(expected), not \(line.cost ?? "nothing")"
        )
    }
}
