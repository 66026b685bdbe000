/// The order in which a ladder that orders itself tries its channels.
///
/// Fixed when the step is reached and kept with the enrollment: what is learned or edited
/// meanwhile does not change it.
package struct LadderOrder: Hashable, Sendable {
    package var channels: [Channel]

    package init(_ channels: [Channel]) {
        self.channels = channels
    }

    /// As one number: a digit of base 16 for each channel, the last one lowest.
    package var code: Int64 {
        channels.reduce(0) { $0 << 4 | Int64($1.rawValue) }
    }

    /// `nil` where a digit is no channel, or comes twice.
    package init?(code: Int64) {
        guard code > 0 else { return nil }
        var channels: [Channel] = []
        var rest = code
        while rest > 0 {
            guard let channel = Channel(rawValue: UInt8(rest & 15)), !channels.contains(channel)
            else { return nil }
            channels.insert(channel, at: 0)
            rest >>= 4
        }
        self.channels = channels
    }
}

extension SendStep {
    /// Its rungs in the order that the enrollment keeps.
    ///
    /// Rungs that an edit added come last; a listed ladder stays as it is.
    package func arranged(by order: LadderOrder?) -> SendStep {
        guard isAuto, let order else { return self }
        func place(_ rung: Rung) -> Int { order.channels.firstIndex(of: rung.channel) ?? .max }
        var step = self
        step.ladder = ladder.enumerated()
            .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }
            .map(\.element)
        return step
    }
}

extension Arbiter {
    /// The channels of a ladder that orders itself: what is left of the expected value after the
    /// cost decides, the best first; of equal ones the first of the step.
    ///
    /// `nil` for a listed ladder.
    package func order(
        of step: SendStep,
        for customer: Customer,
        _ enrollment: Enrollment,
        at now: Timestamp
    ) -> LadderOrder? {
        guard step.isAuto else { return nil }
        let rated = step.ladder.enumerated().map { place, rung in
            let expected = expectedValue(
                of: step.message,
                on: rung.channel,
                customer,
                enrollment,
                at: now
            )
            let cost = policy.channels[rung.channel]?.cost ?? .zero
            let net = (expected ?? .zero).tenThousandths - cost.tenThousandths
            return (net: net, place: place, channel: rung.channel)
        }
        return LadderOrder(
            rated.sorted { ($1.net, $0.place) < ($0.net, $1.place) }.map(\.channel)
        )
    }
}
