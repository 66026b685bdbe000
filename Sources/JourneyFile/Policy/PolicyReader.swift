import JourneyCore

/// Reads `policy.yaml`.
struct PolicyReader {
    let read: NodeReader
    let calendar: (any CivilCalendar)?

    var out: FileReport { read.out }

    init(file: SourceFile, report: Report, calendar: (any CivilCalendar)?) {
        read = NodeReader(file: file, report: report)
        self.calendar = calendar
    }

    /// The policy as far as it could be read; complete only when nothing was reported.
    func policy(_ root: YAMLNode) -> Policy? {
        guard
            let fields = read.fields(
                root,
                "the policy",
                [
                    "policy", "channels", "on_unknown", "topics", "caps", "quiet_hours",
                    "duplicates", "arbitration", "machine_opens", "value",
                ],
                unsupported: ["pools"]
            )
        else { return nil }
        var policy = Policy(
            timeZone: "UTC",
            currency: "",
            channels: [:],
            version: PolicyFingerprint.of(root)
        )
        if let general = fields.required("policy") { readGeneral(general, into: &policy) }
        let unknown = fields["on_unknown"].map { onUnknown($0) } ?? OutcomeRules()
        if let channels = fields.required("channels") {
            policy.channels = self.channels(channels, unknown: unknown)
        }
        if let topics = fields["topics"] { policy.topics = self.topics(topics) }
        if let caps = fields["caps"] { policy.caps = self.caps(caps, topics: policy.topics) }
        if let hours = fields["quiet_hours"] { policy.quietHours = quietHours(hours) }
        if let duplicates = fields["duplicates"] { readDuplicates(duplicates, into: &policy) }
        if let arbitration = fields["arbitration"] {
            policy.arbitration = self.arbitration(arbitration)
        }
        if let opens = fields["machine_opens"] {
            policy.machineOpens =
                read.word(opens, "'machine_opens'", MachineOpens.self) ?? policy.machineOpens
        }
        if let value = fields["value"] {
            policy.value = self.value(value, channels: policy.channels)
            if let channels = fields["channels"] { checkCosts(channels) }
        }
        return policy
    }

    private func readGeneral(_ node: YAMLNode, into policy: inout Policy) {
        guard
            let fields = read.fields(
                node,
                "'policy'",
                ["time_zone", "currency", "holdout", "late_after", "sender", "ceilings"]
            )
        else { return }
        if let zone = fields.required("time_zone", help: "for example 'Europe/Moscow'") {
            policy.timeZone = read.timeZone(zone, by: calendar) ?? policy.timeZone
        }
        if let currency = fields.required("currency", help: "for example 'RUB' or 'EUR'") {
            policy.currency = self.currency(currency) ?? ""
        }
        policy.holdout = fields["holdout"].flatMap { holdout($0) }
        if let late = fields["late_after"] {
            policy.lateAfter = read.milliseconds(late, "'late_after'") ?? policy.lateAfter
        }
        if let sender = fields["sender"] { policy.sender = self.sender(sender) }
        if let ceilings = fields["ceilings"],
            let inner = read.fields(ceilings, "'ceilings'", ["sends_per_hour"]),
            let sends = inner["sends_per_hour"]
        {
            policy.sendsPerHourMax = read.integer(sends, "'sends_per_hour'", in: 1...1_000_000_000)
        }
    }

    private func currency(_ node: YAMLNode) -> String? {
        guard let text = read.text(node, "'currency'") else { return nil }
        guard text.utf8.count == 3, text.utf8.allSatisfy({ (65...90).contains($0) }) else {
            out.error(
                .valueForm,
                at: node,
                "'\(text.shortened)' is no currency",
                help: "write its ISO 4217 code of three capital letters, such as 'RUB' or 'EUR'"
            )
            return nil
        }
        return text
    }

    /// `5%`, or the share with how often another one takes its turn.
    private func holdout(_ node: YAMLNode) -> GlobalHoldout? {
        guard node.pairs != nil else {
            return read.percent(node, "'holdout'").map { GlobalHoldout(share: $0) }
        }
        guard let fields = read.fields(node, "'holdout'", ["share", "renew"]),
            let share = fields.required("share").flatMap({ read.percent($0, "'share'") })
        else { return nil }
        let renew = fields["renew"].flatMap { read.milliseconds($0, "'renew'") }
        return GlobalHoldout(share: share, renew: renew)
    }

    private func sender(_ node: YAMLNode) -> Sender {
        let keys = ["name", "address", "postal_address"]
        guard let fields = read.fields(node, "'sender'", keys) else { return Sender() }
        func text(_ key: String) -> String? {
            fields[key].flatMap { read.text($0, "'\(key)'") }
        }
        return Sender(
            name: text("name"),
            address: text("address"),
            postalAddress: text("postal_address")
        )
    }

    private func readDuplicates(_ node: YAMLNode, into policy: inout Policy) {
        guard let fields = read.fields(node, "'duplicates'", ["cooldown"]),
            let cooldown = fields.required("cooldown"),
            let time = read.milliseconds(cooldown, "'cooldown'", allowsZero: true)
        else { return }
        policy.cooldown = time
    }

    private func arbitration(_ node: YAMLNode) -> Arbitration {
        var arbitration = Arbitration()
        guard let fields = read.fields(node, "'arbitration'", ["gather", "on_lost"]) else {
            return arbitration
        }
        if let gather = fields["gather"] {
            arbitration.gather =
                read.milliseconds(gather, "'gather'", allowsZero: true) ?? arbitration.gather
        }
        if let lost = fields["on_lost"] {
            arbitration.onLost =
                read.word(lost, "'on_lost'", Cap.OnCap.self) ?? arbitration.onLost
        }
        return arbitration
    }

    private func topics(_ node: YAMLNode) -> [String: Topic] {
        guard let pairs = node.pairs else {
            out.error(
                .valueType,
                at: node,
                "'topics' must be a mapping of names to topics, not \(node.kind)",
                help: "for example 'cart: { title: Cart reminders, consent: opt-in }'"
            )
            return [:]
        }
        var topics: [String: Topic] = [:]
        for pair in pairs {
            guard let name = read.name(pair.key, "the name of a topic") else { continue }
            guard let fields = read.fields(pair.value, "the topic '\(name)'", ["title", "consent"])
            else {
                topics[name] = Topic(title: LocalizedText(name))
                continue
            }
            let title = fields["title"].flatMap { LocalizedReader(read).text($0, "'title'") }
            let consent = fields["consent"].flatMap {
                read.word($0, "'consent'", Topic.Consent.self)
            }
            topics[name] = Topic(
                title: title ?? LocalizedText(name),
                consent: consent ?? .optIn
            )
        }
        return topics
    }
}
