package import JourneyCore

/// How customers react to what is sent, per channel: shares, drawn by stable hash.
package struct ResponseModel: Sendable {
    /// One channel's shares, each 0 to 1.
    package struct Shares: Hashable, Sendable {
        package var delivered: Double
        /// Of those delivered.
        package var seen: Double
        /// How long after the sending it is seen: evenly within.
        package var seenAfter: ClosedRange<Int64>
        /// Of those seen.
        package var clicked: Double
        /// Of those delivered.
        package var unsubscribed: Double
        /// Of those sent.
        package var bounced: Double

        package init(
            delivered: Double = 1,
            seen: Double = 0,
            seenAfter: ClosedRange<Int64> = 600_000...72_000_000,
            clicked: Double = 0,
            unsubscribed: Double = 0,
            bounced: Double = 0
        ) {
            self.delivered = delivered
            self.seen = seen
            self.seenAfter = seenAfter
            self.clicked = clicked
            self.unsubscribed = unsubscribed
            self.bounced = bounced
        }
    }

    /// One thing that a customer does after a contact was sent.
    package struct Response: Hashable, Sendable {
        package var at: Timestamp
        package var feedback: Feedback

        package init(at: Timestamp, feedback: Feedback) {
            self.at = at
            self.feedback = feedback
        }
    }

    private let shares: [Channel: Shares]
    private let seed: UInt64

    package init(_ shares: [Channel: Shares], seed: UInt64) {
        self.shares = shares
        self.seed = seed
    }

    /// Nothing comes back.
    package static let silent = ResponseModel([:], seed: 0)

    /// What comes back after a contact: a function of its id and the seed alone.
    package func responses(
        to contact: Identifier,
        on channel: Channel,
        sentAt: Timestamp
    ) -> [Response] {
        guard let shares = shares[channel] else { return [] }
        if draw("bounced", contact) < shares.bounced {
            return [Response(at: sentAt + .minutes(1), feedback: .bounced(isHard: true))]
        }
        guard draw("delivered", contact) < shares.delivered else { return [] }
        var responses = [Response(at: sentAt + .minutes(1), feedback: .delivered)]
        let width = Double(shares.seenAfter.upperBound - shares.seenAfter.lowerBound)
        let delay = shares.seenAfter.lowerBound + Int64(draw("after", contact) * width)
        let seenAt = sentAt + max(Milliseconds(delay), .minutes(1))
        if draw("seen", contact) < shares.seen {
            responses.append(Response(at: seenAt, feedback: .seen(isMachine: false)))
            if draw("clicked", contact) < shares.clicked {
                responses.append(
                    Response(at: seenAt + .minutes(1), feedback: .clicked(isMachine: false))
                )
            }
        }
        if draw("unsubscribed", contact) < shares.unsubscribed {
            responses.append(Response(at: seenAt + .minutes(2), feedback: .unsubscribed))
        }
        return responses
    }

    /// 0 up to 1, the same for ever for a contact, a word and a seed.
    private func draw(_ word: String, _ contact: Identifier) -> Double {
        var hash = StableHash("response", word)
        hash.combine(contact)
        hash.combine(seed)
        return Double(hash.value >> 11) / Double(1 << 53)
    }
}
