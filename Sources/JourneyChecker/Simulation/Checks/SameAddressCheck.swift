/// Two customers with one mailbox get one marketing contact about the same thing between them.
struct SameAddressCheck: LineCheck {
    private struct Box: Hashable {
        var channel: String
        var address: String
        var offer: String
        var about: String
    }

    private var last: [Box: OutputLine] = [:]

    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        guard line.isSend, let channel = line.channel, let offer = world.offer(of: line),
            world.message(of: line)?.isMarketing == true
        else { return }
        let addresses = Set(
            world.facts.facts(of: line.customer, at: line.at).map { $0.addresses[channel] }
        )
        // Where the address changes at this very instant, nobody knows which one was meant.
        guard addresses.count == 1, let address = addresses.first ?? nil else { return }
        let box = Box(channel: channel, address: address, offer: offer.offer, about: offer.about)
        if let earlier = last[box],
            world.facts.people.current(earlier.customer) != offer.person,
            line.at.since(earlier.at) < world.rules.cooldown(of: offer.offer)
        {
            findings.report(
                .sameAddress,
                [earlier.number, line.number],
                "'\(earlier.customer)' and '\(line.customer)' share an address on \(channel)"
                    + " and both get the offer '\(offer.offer)'"
            )
        }
        last[box] = line
    }
}
