import JourneyCore

extension PolicyReader {
    func caps(_ node: YAMLNode, topics: [String: Topic]) -> [Cap] {
        guard let nodes = read.items(node, "'caps'") else { return [] }
        return nodes.compactMap { cap($0, topics: topics) }
    }

    private func cap(_ node: YAMLNode, topics: [String: Topic]) -> Cap? {
        let keys = ["at_most", "per", "channels", "topics", "journeys", "purpose", "on_cap"]
        guard let fields = read.fields(node, "a cap", keys) else { return nil }
        let count = fields.required("at_most").flatMap {
            read.integer($0, "'at_most'", in: 1...1_000_000)
        }
        let window = fields.required("per").flatMap { self.window($0) }
        let channels = fields["channels"].map { self.channelSet($0) }
        let named = fields["topics"].map { names($0, "'topics'") }
        for (node, name) in named ?? [] where topics[name] == nil {
            read.unknownTopic(name, at: node, topics: topics)
        }
        let onCap = fields["on_cap"].flatMap { read.word($0, "'on_cap'", Cap.OnCap.self) }
        guard let count, let window else { return nil }
        return Cap(
            atMost: count,
            window: window,
            channels: channels ?? .all,
            topics: named.map { $0.map(\.name) },
            journeys: fields["journeys"].map { names($0, "'journeys'").map(\.name) },
            purpose: purpose(fields["purpose"]),
            onCap: onCap ?? .defer
        )
    }

    /// The journeys that caps name, which are known only after the policy.
    func checkJourneys(_ root: YAMLNode, known: [String]) {
        for cap in root.value(of: "caps")?.list ?? [] {
            for node in cap.value(of: "journeys")?.list ?? [] {
                guard let name = node.scalarText, !known.contains(name) else { continue }
                out.error(
                    .unknownJourney,
                    at: node,
                    "there is no journey '\(name.shortened)'",
                    help: NearestWord.of(name, among: known).map { "did you mean '\($0)'?" }
                )
            }
        }
    }

    /// `1 day` is exact; `calendar day` and `7 calendar days` are those of the customer's zone.
    private func window(_ node: YAMLNode) -> Cap.Window? {
        let text = node.scalarText ?? ""
        guard text.contains("calendar") else {
            return read.milliseconds(node, "'per'").map { .rolling($0) }
        }
        let words = text.split(separator: " ")
        let isWhole = words.count == 2 && words[0] == "calendar"
        let count = isWhole ? 1 : words.first.flatMap { Int($0) }
        guard words.count == 3 || isWhole, let count, (1...3_650).contains(count),
            words[words.count - 2] == "calendar", words.last == "day" || words.last == "days"
        else {
            out.error(
                .valueForm,
                at: node,
                "'per' can't be '\(text.shortened)'",
                help: "write 'calendar day' or '7 calendar days', or exact time like '7 days'"
            )
            return nil
        }
        return .calendarDays(count)
    }

    /// Marketing unless the file says otherwise; `any` is every purpose.
    private func purpose(_ node: YAMLNode?) -> Purpose? {
        guard let node else { return .marketing }
        let words: [(String, Purpose?)] = Purpose.allCases.map { ($0.word, $0) } + [("any", nil)]
        return read.word(node, "'purpose'", words) ?? .marketing
    }

    func quietHours(_ node: YAMLNode) -> [QuietHours] {
        guard let nodes = read.items(node, "'quiet_hours'") else { return [] }
        return nodes.compactMap { node in
            let keys = ["region", "channels", "hours", "spread", "purpose"]
            guard let fields = read.fields(node, "quiet hours", keys) else { return nil }
            let hours = fields.required("hours").flatMap { read.hours($0, "'hours'") }
            let region = fields["region"].flatMap { read.text($0, "'region'") }
            let channels = fields["channels"].map { channelSet($0) }
            let spread = fields["spread"].flatMap {
                read.milliseconds($0, "'spread'", allowsZero: true)
            }
            guard let hours else { return nil }
            return QuietHours(
                region: region,
                channels: channels ?? .all,
                hours: hours,
                spread: spread ?? .zero,
                purpose: purpose(fields["purpose"])
            )
        }
    }

    private func channelSet(_ node: YAMLNode) -> ChannelSet {
        guard let nodes = read.items(node, "'channels'") else { return .all }
        if nodes.isEmpty {
            out.error(
                .valueForm,
                at: node,
                "'channels' names none",
                help: "remove it for all channels"
            )
        }
        return ChannelSet(nodes.compactMap { channel($0, in: "'channels'") })
    }

    private func names(_ node: YAMLNode, _ what: String) -> [(node: YAMLNode, name: String)] {
        guard let nodes = read.items(node, what) else { return [] }
        return nodes.compactMap { node in
            read.name(node, "a name in \(what)").map { (node, $0) }
        }
    }
}

extension NodeReader {
    func unknownTopic(_ name: String, at node: YAMLNode, topics: [String: Topic]) {
        let known = topics.keys.sorted()
        out.error(
            .unknownTopic,
            at: node,
            "the policy has no topic '\(name)'",
            help: NearestWord.of(name, among: known).map { "did you mean '\($0)'?" }
                ?? (known.isEmpty
                    ? "add it below 'topics' in policy.yaml"
                    : "add it below 'topics' in policy.yaml; it has \(known.joined(separator: ", "))")
        )
    }
}
