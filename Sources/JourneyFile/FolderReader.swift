import JourneyCore

/// Reads the files of a folder together: the policy, then the messages, then the journeys that
/// name both.
struct FolderReader {
    private let files: [SourceFile]
    private let calendar: (any CivilCalendar)?
    private let report: Report
    private var policy: Policy?
    private var policyRoot: YAMLNode?
    private var messages: [String: MessageDraft] = [:]
    /// Names that a broken file is likely to have: no journey is wrong for naming them.
    private var brokenMessages: Set<String> = []
    private var brokenJourneys: [String] = []
    private var journeys: [JourneyDraft] = []

    init(files: [SourceFile], calendar: (any CivilCalendar)?, report: Report) {
        self.files = files
        self.calendar = calendar
        self.report = report
    }

    mutating func read() {
        checkNames()
        readPolicy()
        readMessages()
        readJourneys()
        checkCaps()
        checkConfirming()
    }

    /// Sorted by the name of the message.
    var contents: [MessageContent] {
        messages.keys.sorted().compactMap { messages[$0]?.content }
    }

    /// The tests of the folder; what they name is known once the other files were read.
    func scenarios() -> [Scenario] {
        let names = ScenarioReader.Names(
            journeys: journeys.map(\.name) + brokenJourneys,
            messages: Set(messages.keys).union(brokenMessages).sorted(),
            experiments: journeys.reduce(into: [:]) { experiments, journey in
                for split in journey.steps.flatMap(\.splits) {
                    experiments[split.name, default: []] += split.arms.map(\.name)
                }
            },
            topics: policy?.topics.keys.sorted() ?? [],
            calendar: calendar
        )
        return files(.test).flatMap { file -> [Scenario] in
            guard let root = YAMLReader.read(file, into: report) else { return [] }
            return ScenarioReader(file: file, names: names, report: report).scenarios(root)
        }
    }

    /// Everything compiled; only for files without errors.
    func programme() -> Programme? {
        guard let policy else { return nil }
        let messages = self.messages.mapValues(\.message)
        let journeys = self.journeys.compactMap { draft -> Journey? in
            guard let entry = draft.entry else { return nil }
            var journey = Journey(
                name: draft.name,
                title: draft.title,
                owner: draft.owner,
                status: draft.status,
                priority: draft.priority,
                entry: entry,
                exits: draft.exits,
                goal: draft.goal,
                holdout: draft.holdout,
                inFlight: draft.inFlight,
                program: ProgramBuilder.program(of: draft.steps) { name in
                    messages[name]?.rungs(under: policy) ?? []
                },
                version: 0
            )
            journey.version = JourneyFingerprint.of(journey, messages: messages)
            return journey
        }
        return Programme(
            policy: policy,
            journeys: journeys,
            messages: messages.keys.sorted().compactMap { messages[$0] }
        )
    }

    private func files(_ kind: FileKind) -> [SourceFile] {
        files.filter { FileKind($0.name) == kind }
    }

    private func checkNames() {
        for file in files(.segment) {
            FileReport(file: file, report: report).add(
                .unsupported,
                line: 1,
                column: 1,
                "segments are not part of this version",
                help: "write their conditions into the journeys"
            )
        }
        for file in files(.unclear) {
            let stem = file.name.prefix { $0 != "." }
            FileReport(file: file, report: report).add(
                .fileIgnored,
                .warning,
                line: 1,
                column: 1,
                "the file is not read: its name does not say what it holds",
                help: stem == "policy"
                    ? "rename it to 'policy.yaml'"
                    : "rename it to '\(stem).journey.yaml' or '\(stem).message.yaml'"
            )
        }
    }

    private mutating func readPolicy() {
        guard let file = files(.policy).first else {
            report.add(
                Diagnostic(
                    id: DiagnosticID.policyMissing.rawValue,
                    file: "policy.yaml",
                    line: 1,
                    column: 1,
                    message: "the folder has no policy, and nothing may be sent without one",
                    help: "write 'policy.yaml' with a time zone, a currency and the channels, such"
                        + " as 'email: { cost: 0.05 }'"
                )
            )
            return
        }
        policyRoot = YAMLReader.read(file, into: report)
        guard let root = policyRoot else { return }
        policy = PolicyReader(file: file, report: report, calendar: calendar).policy(root)
    }

    /// Caps may name journeys, which are known only now.
    private func checkCaps() {
        guard let file = files(.policy).first, let policyRoot else { return }
        let known = journeys.map(\.name) + brokenJourneys
        PolicyReader(file: file, report: report, calendar: calendar)
            .checkJourneys(policyRoot, known: known)
    }

    /// What is asked for must be confirmable; who has a broken message hears of that first.
    private func checkConfirming() {
        guard let file = files(.policy).first, let policyRoot, let policy, brokenMessages.isEmpty
        else { return }
        let drafts = messages.keys.sorted().compactMap { messages[$0] }
        ConfirmCheck(messages: drafts).run(
            topics: policyRoot.value(of: "topics"),
            of: policy,
            out: FileReport(file: file, report: report)
        )
    }

    private mutating func readMessages() {
        var bodies: [String: SourceFile] = [:]
        for file in files(.body) { bodies[file.path] = file }
        for file in files(.message) {
            let root = YAMLReader.read(file, into: report)
            let reader = MessageReader(file: file, bodies: bodies, report: report)
            guard let root, let draft = reader.draft(root) else {
                brokenMessages.insert(String(file.name.dropLast(".message.yaml".count)))
                continue
            }
            let name = draft.message.name
            if let first = messages[name] {
                reader.out.error(
                    .duplicateName,
                    at: draft.nameNode,
                    "there are two messages named '\(name)'",
                    help: "the other is in '\(first.file.path)'; rename or remove one"
                )
                continue
            }
            messages[name] = draft
            checkTopic(draft, reader.read)
        }
    }

    private func checkTopic(_ draft: MessageDraft, _ read: NodeReader) {
        let topic = draft.message.topic
        guard let policy, let node = draft.topicNode, !topic.isEmpty,
            policy.topics[topic] == nil
        else { return }
        read.unknownTopic(topic, at: node, topics: policy.topics)
    }

    private mutating func readJourneys() {
        let known = Set(messages.keys).union(brokenMessages).sorted()
        var first: [String: String] = [:]
        for file in files(.journey) {
            guard let root = YAMLReader.read(file, into: report) else {
                brokenJourneys.append(String(file.name.dropLast(".journey.yaml".count)))
                continue
            }
            let names = MessageNames(known: known, sent: MessageNames.sent(in: root))
            let reader = JourneyReader(file: file, vocabulary: names.vocabulary, report: report)
            guard let draft = reader.draft(root) else { continue }
            if let other = first[draft.name] {
                reader.out.error(
                    .duplicateName,
                    at: draft.nameNode,
                    "there are two journeys named '\(draft.name)'",
                    help: "the other is in '\(other)'; rename or remove one"
                )
            }
            first[draft.name] = first[draft.name] ?? file.path
            let check = JourneyCheck(
                draft: draft,
                names: names,
                messages: messages,
                policy: policy,
                out: reader.out
            )
            check.run()
            journeys.append(draft)
        }
    }
}
