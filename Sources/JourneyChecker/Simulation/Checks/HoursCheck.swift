/// Nobody is spoken to in quiet hours, nor outside a channel's hours, by the customer's own clock.
struct HoursCheck: LineCheck {
    mutating func take(_ line: OutputLine, in world: World, _ findings: inout Findings) {
        guard line.isSend, let channel = line.channel else { return }
        let clocks = world.clocks(of: line.customer, at: line.at)
        let zones = clocks.map(\.name).joined(separator: " or ")
        if let hours = world.rules.channels[channel]?.hours,
            clocks.allSatisfy({ hours.contains($0.timeOfDay(at: line.at)) == false })
        {
            findings.report(
                .channelHours,
                [line.number],
                "sent at \(line.at), outside the hours of \(channel) in \(zones)"
            )
        }
        if isQuiet(line, channel, clocks, in: world) {
            findings.report(
                .quietHours,
                [line.number],
                "sent on \(channel) at \(line.at), in the quiet hours of \(zones)"
            )
        }
    }

    /// Whether it is quiet by every reading: of the zone, and of a country that is not known.
    private func isQuiet(
        _ line: OutputLine,
        _ channel: String,
        _ clocks: [ZoneClock],
        in world: World
    ) -> Bool {
        guard let message = world.message(of: line) else { return false }
        let countries = world.facts.facts(of: line.customer, at: line.at).map(\.country)
        var isDecided = false
        for rule in world.rules.quietHours
        where
            rule.filter.takes(
                channel: channel,
                topic: message.topic,
                journey: line.journey ?? "",
                isMarketing: message.isMarketing
            )
        {
            let applies = rule.region.map { region in
                countries.contains { $0 == nil || $0?.count != 2 || $0 == region }
            }
            guard applies ?? true else { continue }
            guard clocks.allSatisfy({ rule.hours.contains($0.timeOfDay(at: line.at)) == true })
            else { return false }
            // The first rule that surely speaks of this contact is the last that is asked.
            let surely = rule.region.map { region in countries.allSatisfy { $0 == region } } ?? true
            if surely {
                isDecided = true
                break
            }
        }
        return isDecided
    }
}
