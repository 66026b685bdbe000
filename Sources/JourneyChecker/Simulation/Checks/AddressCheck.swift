/// Nothing is sent where no address is known, nor to one that bounced or complained.
struct AddressCheck: LineCheck {
    private struct Box: Hashable {
        var person: String
        var channel: String
        var address: String
    }

    private var dead: [Box: OutputLine] = [:]

    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        if line.kind == .feedback, line.reason == "bounced" || line.reason == "complained" {
            guard let send = world.contact(of: line)?.send else { return }
            let boxes = boxes(of: send, in: world)
            // Where the address changed at that very instant, nobody knows which one was meant.
            if Set(boxes).count == 1, let box = boxes.first ?? nil { dead[box] = line }
        }
        guard line.isSend, let channel = line.channel,
            !Channels.withoutAddress.contains(channel)
        else { return }
        let boxes = boxes(of: line, in: world)
        guard boxes.contains(where: { $0 != nil }) else {
            return findings.report(
                .unreachable,
                [line.number],
                "'\(line.customer)' has no address on \(channel)"
            )
        }
        let reasons = boxes.compactMap { $0 }.map { dead[$0] }
        guard let reason = reasons.first ?? nil, !reasons.contains(where: { $0 == nil }) else {
            return
        }
        findings.report(
            .unreachable,
            [reason.number, line.number],
            "the address of '\(line.customer)' on \(channel) \(reason.reason ?? "")"
                + " at \(reason.at)"
        )
    }

    private func boxes(of line: OutputLine, in world: World) -> [Box?] {
        world.facts.facts(of: line.customer, at: line.at).map { facts in
            guard let channel = line.channel, let address = facts.addresses[channel] else {
                return nil
            }
            let person = world.facts.people.current(line.customer)
            return Box(person: person, channel: channel, address: address)
        }
    }
}
