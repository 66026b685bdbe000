import JourneyCore

extension PolicyReader {
    /// What contacts may cost: `{ margin, goal, responses, spend_at_most }`, each of them optional.
    func value(_ node: YAMLNode, channels: [Channel: ChannelPolicy]) -> ValuePolicy? {
        let keys = ["margin", "goal", "responses", "spend_at_most"]
        guard let fields = read.fields(node, "'value'", keys) else { return nil }
        return ValuePolicy(
            margin: fields["margin"].flatMap { read.percent($0, "'margin'") },
            goal: fields["goal"].flatMap { read.amount($0, "'goal'") },
            responses: fields["responses"].map { responses($0, channels: channels) } ?? [:],
            spending: fields["spend_at_most"].flatMap { spending($0) }
        )
    }

    private func responses(
        _ node: YAMLNode,
        channels: [Channel: ChannelPolicy]
    ) -> [Channel: BasisPoints] {
        guard let pairs = node.pairs else {
            out.error(
                .valueType,
                at: node,
                "'responses' must be a mapping of channels to shares, not \(node.kind)",
                help: "for example 'responses: { email: 20%, sms: 40% }'"
            )
            return [:]
        }
        var responses: [Channel: BasisPoints] = [:]
        for pair in pairs {
            guard let channel = channel(pair.key, in: "'responses'"),
                let share = read.percent(pair.value, "the share of '\(channel.word)'")
            else { continue }
            responses[channel] = share
            guard channels[channel] == nil else { continue }
            out.error(
                .channelNotInPolicy,
                at: pair.key,
                "the policy does not name the channel '\(channel.word)'",
                help: "add it below 'channels', or remove it here"
            )
        }
        return responses
    }

    private func spending(_ node: YAMLNode) -> SpendingLimit? {
        guard let fields = read.fields(node, "'spend_at_most'", ["share", "of", "per"]) else {
            return nil
        }
        let share = fields.required("share").flatMap { read.percent($0, "'share'") }
        let base = fields.required("of", help: "for example 'customer.ltv'").flatMap {
            compile.expression($0, "'of'", at: .absence)
        }
        let per = fields.required("per").flatMap { read.milliseconds($0, "'per'") }
        guard let share, let base, let per else { return nil }
        return SpendingLimit(share: share, of: base, per: per)
    }

    /// Above all journeys only the customer is known, and no event is remembered for the policy.
    private var compile: ExpressionCompiling {
        var vocabulary = ExpressionVocabulary.journey
        vocabulary.names.removeAll { $0.name != "customer" }
        vocabulary.functions = []
        return ExpressionCompiling(out: out, vocabulary: vocabulary)
    }

    /// A channel without a cost is always worth it: most likely a slip.
    func checkCosts(_ node: YAMLNode) {
        for pair in node.pairs ?? [] where pair.value.value(of: "cost") == nil {
            guard let word = pair.key.scalarText, let channel = Channel(word: word),
                !channel.isPulled
            else { continue }
            out.warn(
                .channelCost,
                at: pair.key,
                "the channel '\(word)' has no cost, so 'value' takes it for free",
                help: "add 'cost: 0.05', or 'cost: 0' where it is"
            )
        }
    }
}
