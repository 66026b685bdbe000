import JourneyCore

/// What becomes of jobs with an unknown outcome, as far as a file says.
struct OutcomeRules {
    var marketing: OnUnknown?
    var transactional: OnUnknown?
}

extension PolicyReader {
    /// The channels that the policy names, with a policy even where it could not be read, so that
    /// a slip in one does not make every ladder wrong.
    func channels(_ node: YAMLNode, unknown: OutcomeRules) -> [Channel: ChannelPolicy] {
        guard let pairs = node.pairs else {
            out.error(
                .valueType,
                at: node,
                "'channels' must be a mapping of channels to rules, not \(node.kind)",
                help: "for example 'email: { cost: 0.05, seen_when: opened }'"
            )
            return [:]
        }
        var channels: [Channel: ChannelPolicy] = [:]
        for pair in pairs {
            guard let channel = channel(pair.key, in: "the policy") else { continue }
            guard !channel.isPulled else {
                out.error(
                    .channelPulled,
                    at: pair.key,
                    "'\(channel.word)' is read by others and not sent through, so it has no rules",
                    help: "remove it; the channels here are "
                        + Channel.pushed.map(\.word).joined(separator: ", ")
                )
                continue
            }
            channels[channel] = rules(pair.value, of: channel, unknown: unknown)
        }
        return channels
    }

    func channel(_ node: YAMLNode, in place: String) -> Channel? {
        read.channel(node, in: place)
    }

    private func rules(
        _ node: YAMLNode,
        of channel: Channel,
        unknown: OutcomeRules
    ) -> ChannelPolicy {
        var rules = ChannelPolicy(seenWhen: Self.seenWhen(channel))
        rules.onUnknownMarketing = unknown.marketing ?? rules.onUnknownMarketing
        rules.onUnknownTransactional = unknown.transactional ?? rules.onUnknownTransactional
        let keys = [
            "cost", "seen_when", "patience", "rate", "lease", "attempts", "hours", "on_unknown",
        ]
        guard let fields = read.fields(node, "the channel '\(channel.word)'", keys) else {
            return rules
        }
        if let cost = fields["cost"].flatMap({ read.amount($0, "'cost'") }) { rules.cost = cost }
        if let seen = fields["seen_when"].flatMap({
            read.word($0, "'seen_when'", SeenWhen.self)
        }) {
            rules.seenWhen = seen
        }
        if let patience = fields["patience"].flatMap({ read.span($0, "'patience'") }) {
            rules.patience = patience
        }
        rules.ratePerSecond = fields["rate"].flatMap { rate($0) }
        if let lease = fields["lease"].flatMap({ read.milliseconds($0, "'lease'") }) {
            rules.lease = lease
        }
        if let attempts = fields["attempts"].flatMap({
            read.integer($0, "'attempts'", in: 1...1_000)
        }) {
            rules.attemptsMax = attempts
        }
        rules.hours = fields["hours"].flatMap { read.hours($0, "'hours'") }
        if let own = fields["on_unknown"].map({ onUnknown($0) }) {
            rules.onUnknownMarketing = own.marketing ?? rules.onUnknownMarketing
            rules.onUnknownTransactional = own.transactional ?? rules.onUnknownTransactional
        }
        return rules
    }

    /// What counts as seen where the policy doesn't say.
    private static func seenWhen(_ channel: Channel) -> SeenWhen {
        switch channel {
        case .email, .push: .opened
        case .messenger: .read
        case .sms: .delivered
        case .display, .site, .call: .clicked
        }
    }

    /// `200 per second`.
    private func rate(_ node: YAMLNode) -> Int? {
        let text = node.scalarText ?? ""
        let words = text.split(separator: " ")
        guard words.count == 3, words[1] == "per", words[2] == "second", let count = Int(words[0]),
            (1...1_000_000).contains(count)
        else {
            let number = words.first.flatMap { Int($0) }
            out.error(
                .valueRate,
                at: node,
                "'rate' can't be \(node.kind)",
                help: "write whole jobs a second, like '\(max(1, number ?? 200)) per second'"
            )
            return nil
        }
        return count
    }

    /// One word for both purposes, or one for each.
    func onUnknown(_ node: YAMLNode) -> OutcomeRules {
        guard node.pairs != nil else {
            let word = outcome(node)
            return OutcomeRules(marketing: word, transactional: word)
        }
        let purposes = Purpose.allCases.map(\.word)
        guard let fields = read.fields(node, "'on_unknown'", purposes) else {
            return OutcomeRules()
        }
        return OutcomeRules(
            marketing: fields[Purpose.marketing.word].flatMap { outcome($0) },
            transactional: fields[Purpose.transactional.word].flatMap { outcome($0) }
        )
    }

    private func outcome(_ node: YAMLNode) -> OnUnknown? {
        guard node.scalarText != "reconcile" else {
            out.error(
                .unsupported,
                at: node,
                "asking the provider what became of a job is not part of this version",
                help: "write 'drop' or 'resend' instead of 'reconcile'"
            )
            return nil
        }
        return read.word(node, "'on_unknown'", OnUnknown.self)
    }
}

extension NodeReader {
    func channel(_ node: YAMLNode, in place: String) -> Channel? {
        guard let word = node.scalarText, !node.isNull else {
            out.error(.valueType, at: node, "a channel must be a word, not \(node.kind)")
            return nil
        }
        if let channel = Channel(word: word) { return channel }
        let words = Channel.allCases.map(\.word)
        out.error(
            .unknownChannel,
            at: node,
            "unknown channel '\(word.shortened)' in \(place)",
            help: NearestWord.of(word, among: words).map { "did you mean '\($0)'?" }
                ?? "the channels are \(words.joined(separator: ", "))"
        )
        return nil
    }
}
