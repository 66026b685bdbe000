import JourneyCore

/// Reads the tests of one file: one, or a list of them.
struct ScenarioReader {
    /// What the other files define.
    struct Names {
        var journeys: [String]
        var messages: [String]
        /// The arms of every experiment of every journey.
        var experiments: [String: [String]]
        var topics: [String]
        var calendar: (any CivilCalendar)?
    }

    let file: SourceFile
    let read: NodeReader
    let names: Names

    var out: FileReport { read.out }

    init(file: SourceFile, names: Names, report: Report) {
        self.file = file
        self.names = names
        read = NodeReader(file: file, report: report)
    }

    /// One test, or several under `tests`, to each of which belongs what stands beside it.
    func scenarios(_ root: YAMLNode) -> [Scenario] {
        guard root.value(of: "tests") != nil else {
            return [scenario(root, Setting())].compactMap { $0 }
        }
        let keys = ["journey", "customer", "arm", "tests"]
        guard let fields = read.fields(root, "a file of tests", keys),
            let tests = fields["tests"].flatMap({ read.items($0, "'tests'") })
        else { return [] }
        let setting = setting(fields, else: Setting())
        return tests.compactMap { scenario($0, setting) }
    }

    /// What tests may have in common.
    private struct Setting {
        var journey: String?
        var customer = Scenario.Person(id: ScenarioReader.anybody, traits: ValueMap())
        var arms: [String: String] = [:]
    }

    private func setting(_ fields: Fields, else common: Setting) -> Setting {
        Setting(
            journey: fields["journey"].flatMap { self.journey($0) }
                ?? common.journey,
            customer: fields["customer"].map { person($0) } ?? common.customer,
            arms: fields["arm"].map { arms($0) } ?? common.arms
        )
    }

    private func scenario(_ node: YAMLNode, _ common: Setting) -> Scenario? {
        guard
            let fields = read.fields(
                node,
                "a test",
                ["test", "journey", "customer", "arm", "given", "expect"]
            ),
            let title = fields.required("test", help: "say in a sentence what must be true"),
            let name = read.text(title, "'test'")
        else { return nil }
        let setting = setting(fields, else: common)
        let given = fields.required("given").map { occurrences($0) } ?? []
        let expected = fields.required("expect").map { expectations($0) }
        return Scenario(
            name: name,
            file: file.path,
            line: fields.key("test").line,
            journey: setting.journey,
            customer: setting.customer,
            arms: setting.arms,
            given: given,
            expected: expected?.lines ?? [],
            isComplete: expected?.isComplete ?? false
        )
    }

    /// Who a test is about that does not say.
    private static let anybody = "customer"

    // MARK: The customer

    private func person(_ node: YAMLNode) -> Scenario.Person {
        var person = Scenario.Person(id: Self.anybody, traits: ValueMap())
        guard let pairs = node.pairs else {
            out.error(
                .valueType,
                at: node,
                "'customer' must be a mapping of attributes to values, not \(node.kind)",
                help: "for example '{ id: anna, email: anna@shop.example }'"
            )
            return person
        }
        for pair in pairs {
            guard let key = pair.key.scalarText else {
                out.error(.yamlKey, at: pair.key, "a key must be a word, not \(pair.key.kind)")
                continue
            }
            switch key {
            case "id": person.id = pair.value.scalarText ?? person.id
            case "time_zone": person.timeZone = read.timeZone(pair.value, by: names.calendar)
            case "consents":
                checkTopics(pair.value)
                person.traits["consents"] = pair.value.value
            default: person.traits[key] = pair.value.value
            }
        }
        return person
    }

    private func checkTopics(_ node: YAMLNode) {
        for topic in node.list ?? node.pairs?.map(\.key) ?? [] {
            _ = self.topic(topic)
        }
    }

    // MARK: Experiments

    private func arms(_ node: YAMLNode) -> [String: String] {
        guard let pairs = node.pairs else {
            out.error(
                .valueType,
                at: node,
                "'arm' must be a mapping of experiments to arms, not \(node.kind)",
                help: "for example '{ last-call: sms }'"
            )
            return [:]
        }
        var arms: [String: String] = [:]
        for pair in pairs {
            let experiments = names.experiments.keys.sorted()
            guard let name = known(pair.key, "experiment", experiments),
                let arm = known(pair.value, "arm", names.experiments[name] ?? [])
            else { continue }
            arms[name] = arm
        }
        return arms
    }

    // MARK: Names and times

    func journey(_ node: YAMLNode) -> String? {
        known(node, "journey", names.journeys, else: .unknownJourney)
    }

    func message(_ node: YAMLNode) -> String? {
        known(node, "message", names.messages, else: .unknownMessage)
    }

    func topic(_ node: YAMLNode) -> String? {
        known(node, "topic", names.topics, else: .unknownTopic)
    }

    /// A name that another file defines.
    private func known(
        _ node: YAMLNode,
        _ what: String,
        _ names: [String],
        else id: DiagnosticID = .unknownWord
    ) -> String? {
        guard let name = read.text(node, "the \(what)") else { return nil }
        guard !names.contains(name) else { return name }
        out.error(
            id,
            at: node,
            "there is no \(what) '\(name.shortened)'",
            help: NearestWord.of(name, among: names).map { "did you mean '\($0)'?" }
                ?? (names.isEmpty ? nil : "there are \(NodeReader.listed(names))")
        )
        return nil
    }

    /// `2026-03-02 19:10` by the customer's clock, or `2026-03-02T19:10:00Z`.
    func moment(_ fields: Fields) -> Scenario.Moment? {
        guard let node = fields.required("at", help: "for example 'at: 2026-03-02 19:10'"),
            let text = read.text(node, "'at'")
        else { return nil }
        if let instant = Timestamp(rfc3339: text) { return .instant(instant) }
        if let local = CivilTime(text) { return .local(local) }
        out.error(
            .valueForm,
            at: node,
            "'\(text.shortened)' is no time",
            help: "write '2026-03-02 19:10', by the customer's clock, or '2026-03-02T16:10:00Z'"
        )
        return nil
    }

    func channel(_ fields: Fields) -> Channel? {
        guard let node = fields["by"], let word = read.text(node, "'by'") else { return nil }
        if let channel = Channel(word: word) { return channel }
        let words = Channel.pushed.map(\.word)
        out.error(
            .unknownChannel,
            at: node,
            "unknown channel '\(word.shortened)'",
            help: NearestWord.of(word, among: words).map { "did you mean '\($0)'?" }
                ?? "the channels are \(words.joined(separator: ", "))"
        )
        return nil
    }
}
