import JourneyCore

extension Message {
    /// The rungs of a ladder that orders itself: every channel that the policy names and that the
    /// message has content for, in the order of the channels.
    func rungs(under policy: Policy) -> [Rung] {
        Channel.pushed
            .filter { policy.channels[$0] != nil && renditions[$0]?.contains("") == true }
            .map { Rung(channel: $0) }
    }
}

extension JourneyCheck {
    /// A ladder that orders itself needs something to order by, and something to order.
    func checkAuto(_ send: SendDraft, _ message: Message) {
        guard let node = send.autoNode, let policy else { return }
        if policy.value == nil {
            out.error(
                .missingKey,
                at: node,
                "'ladder: auto' orders by value, and the policy has no 'value'",
                help: "add 'value: { margin: 30% }' to policy.yaml, or list the channels"
            )
        }
        if message.rungs(under: policy).isEmpty {
            out.error(
                .channelWithoutContent,
                at: node,
                "the message '\(message.name)' has no content for a channel of the policy",
                help:
                    "add one of \(policy.channels.keys.map(\.word).sorted().joined(separator: ", "))"
                    + " to the message"
            )
        }
    }
}
