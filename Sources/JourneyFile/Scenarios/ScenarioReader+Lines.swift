import JourneyCore

/// The lines under `given` and `expect`.
extension ScenarioReader {
    private static let deeds = ["event", "sets", "agrees", "refuses"]
    private static let facts = ["message", "suppressed", "enters", "leaves", "reaches"]
    private static let nothingElse = "nothing else"

    // MARK: What happens

    func occurrences(_ node: YAMLNode) -> [Scenario.Occurrence] {
        (read.items(node, "'given'") ?? []).compactMap { item in
            let reactions = Scenario.Reaction.allCases.map(\.rawValue)
            let keys = ["at"] + Self.deeds + ["with"] + reactions + ["by"]
            guard let fields = read.fields(item, "a line of 'given'", keys),
                let key = only(Self.deeds + reactions, of: fields, item),
                let at = moment(fields), let deed = deed(key, fields)
            else { return nil }
            return Scenario.Occurrence(at: at, deed: deed, line: item.line)
        }
    }

    private func deed(_ key: String, _ fields: Fields) -> Scenario.Occurrence.Deed? {
        guard let node = fields[key] else { return nil }
        if key != "event" { refuse("with", of: fields, because: "only an event has properties") }
        if let reaction = Scenario.Reaction(rawValue: key) {
            guard let message = self.message(node) else { return nil }
            return .reaction(reaction, message: message, channel(fields))
        }
        refuse("by", of: fields, because: "only what is done with a message has a channel")
        switch key {
        case "event": return event(node, fields)
        case "sets":
            guard case .map(let traits) = node.value else {
                out.error(
                    .valueType,
                    at: node,
                    "'sets' must be a mapping of attributes to values, not \(node.kind)"
                )
                return nil
            }
            return .identify(traits)
        default:
            guard let topic = self.topic(node) else { return nil }
            return .identify(["consents": .map([topic: .bool(key == "agrees")])])
        }
    }

    private func event(_ node: YAMLNode, _ fields: Fields) -> Scenario.Occurrence.Deed? {
        guard let name = read.event(node, "'event'") else { return nil }
        guard let with = fields["with"] else {
            return .event(name: name, properties: ValueMap())
        }
        guard case .map(let properties) = with.value else {
            out.error(
                .valueType,
                at: with,
                "'with' must be a mapping of properties to values, not \(with.kind)"
            )
            return nil
        }
        return .event(name: name, properties: properties)
    }

    // MARK: What is expected

    func expectations(_ node: YAMLNode) -> (lines: [Scenario.Expectation], isComplete: Bool) {
        var lines: [Scenario.Expectation] = []
        var isComplete = false
        for item in read.items(node, "'expect'") ?? [] {
            if item.scalarText == Self.nothingElse {
                isComplete = true
            } else if let line = expectation(item) {
                lines.append(line)
            }
        }
        return (lines, isComplete)
    }

    private func expectation(_ item: YAMLNode) -> Scenario.Expectation? {
        guard item.pairs != nil else {
            out.error(
                .valueType,
                at: item,
                "a line of 'expect' is a mapping or the words 'nothing else', not \(item.kind)",
                help: "for example '{ at: 2026-03-02 20:10, message: cart-reminder, by: email }'"
            )
            return nil
        }
        let keys = ["at", "within"] + Self.facts + ["by", "rendition", "because"]
        guard let fields = read.fields(item, "a line of 'expect'", keys),
            let key = only(Self.facts, of: fields, item),
            let at = moment(fields), let fact = fact(key, fields)
        else { return nil }
        let within = fields["within"].flatMap { read.milliseconds($0, "'within'") }
        return Scenario.Expectation(
            at: at,
            within: within ?? .zero,
            fact: fact,
            line: item.line
        )
    }

    private func fact(_ key: String, _ fields: Fields) -> Scenario.Fact? {
        guard let node = fields[key] else { return nil }
        if key != "suppressed" {
            refuse("because", of: fields, because: "only what was suppressed has a cause here")
        }
        if key != "message" {
            refuse("rendition", of: fields, because: "only what was sent has a rendition here")
        }
        if key != "message", key != "suppressed" {
            refuse("by", of: fields, because: "only a message has a channel")
        }
        switch key {
        case "message":
            guard let message = self.message(node) else { return nil }
            let rendition = fields["rendition"].flatMap { read.name($0, "'rendition'") }
            return .message(message, channel(fields), rendition: rendition)
        case "suppressed":
            guard let message = self.message(node) else { return nil }
            let reasons = Reason.allCases.map { (word: $0.word, meaning: $0.word) }
            let because = fields["because"].flatMap { read.word($0, "'because'", reasons) }
            return .suppressed(message, channel(fields), because: because)
        case "enters":
            return journey(node).map { .enters(journey: $0) }
        case "leaves": return read.text(node, "'leaves'").map { .leaves(reason: $0) }
        default: return read.word(node, "'reaches'", [("goal", Scenario.Fact.reachesGoal)])
        }
    }

    // MARK: Keys

    /// The one key of several that a line has.
    private func only(_ keys: [String], of fields: Fields, _ node: YAMLNode) -> String? {
        let present = keys.filter { fields[$0] != nil }
        if present.count == 1 { return present[0] }
        guard !present.isEmpty || !fields.isExcused(keys) else { return nil }
        let list = NodeReader.listed(keys)
        out.error(
            present.isEmpty ? .missingKey : .stepKeys,
            at: node,
            present.isEmpty
                ? "\(fields.what) says what: one of \(list)"
                : "\(fields.what) says one thing, and this has \(NodeReader.listed(present))",
            help: present.isEmpty ? nil : "write a line for each"
        )
        return nil
    }

    private func refuse(_ key: String, of fields: Fields, because reason: String) {
        guard fields[key] != nil else { return }
        out.error(.stepKeys, at: fields.key(key), "'\(key)' does not belong here: \(reason)")
    }
}
