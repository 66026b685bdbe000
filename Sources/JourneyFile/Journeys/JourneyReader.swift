import JourneyCore

/// Reads one `*.journey.yaml`.
struct JourneyReader {
    let read: NodeReader
    let compile: ExpressionCompiling
    let file: SourceFile

    var out: FileReport { read.out }

    init(file: SourceFile, vocabulary: ExpressionVocabulary, report: Report) {
        read = NodeReader(file: file, report: report)
        compile = ExpressionCompiling(out: read.out, vocabulary: vocabulary)
        self.file = file
    }

    private static let keys = [
        "journey", "title", "owner", "status", "priority", "enter", "exit", "goal", "holdout",
        "in_flight", "steps",
    ]

    /// `nil` only where not even the name could be read.
    func draft(_ root: YAMLNode) -> JourneyDraft? {
        guard
            let fields = read.fields(
                root,
                "a journey",
                Self.keys,
                unsupported: ["starts", "ends", "entries_per_day"]
            )
        else { return nil }
        let nameNode = fields.required("journey", help: "for example 'journey: abandoned-cart'")
        let name = nameNode.flatMap { read.name($0, "the name of a journey") }
        var draft = JourneyDraft(
            file: file,
            name: name ?? "",
            nameNode: nameNode ?? root
        )
        readHead(fields, into: &draft)
        draft.entry = fields.required("enter", help: "it says which event starts the journey")
            .flatMap { entry($0) }
        if let exits = fields["exit"] { readExits(exits, into: &draft) }
        if let goal = fields["goal"] {
            draft.goalNode = fields.key("goal")
            draft.goal = self.goal(goal)
        }
        if let node = fields.required("steps", help: "the list of what the journey does") {
            let reader = StepReader(read: read, compile: compile)
            draft.steps = reader.steps(node, "'steps'", at: .step)
            StepNaming(out: out).name(&draft.steps)
        }
        return name == nil ? nil : draft
    }

    private func readHead(_ fields: Fields, into draft: inout JourneyDraft) {
        draft.title = fields["title"].flatMap { read.text($0, "'title'") }
        draft.owner = fields["owner"].flatMap { read.text($0, "'owner'") }
        if let status = fields["status"].flatMap({
            read.word($0, "'status'", Journey.Status.self)
        }) {
            draft.status = status
        }
        if let priority = fields["priority"].flatMap({
            read.integer($0, "'priority'", in: 0...100)
        }) {
            draft.priority = priority
        }
        draft.holdout = fields["holdout"].flatMap { read.percent($0, "'holdout'") }
        if let inFlight = fields["in_flight"].flatMap({
            read.word($0, "'in_flight'", Journey.InFlight.self)
        }) {
            draft.inFlight = inFlight
        }
    }

    // MARK: Exits and goal

    private func readExits(_ node: YAMLNode, into draft: inout JourneyDraft) {
        guard let nodes = node.list else {
            out.error(
                .valueType,
                at: node,
                "'exit' must be a list, not \(node.kind)",
                help: "begin each exit with '- ': '- on: Order Completed'"
            )
            return
        }
        for node in nodes {
            guard let fields = read.fields(node, "an exit", ["on", "when"]),
                let condition = eventCondition(fields)
            else { continue }
            draft.exits.append(condition)
            draft.exitNodes.append(node)
        }
    }

    private func goal(_ node: YAMLNode) -> Goal? {
        let keys = ["on", "when", "within", "value"]
        guard let fields = read.fields(node, "'goal'", keys) else { return nil }
        let condition = eventCondition(fields)
        let withinNode = fields.required("within", help: "like 'within: 14 days'")
        let within = withinNode.flatMap { read.milliseconds($0, "'within'") }
        if let within, let withinNode, within > .days(Int64(Limits.goalDays)) {
            out.error(
                .valueRange,
                at: withinNode,
                "'within' is longer than \(Limits.goalDays) days",
                help: "a goal that comes later says little about the journey"
            )
        }
        let value = fields["value"].flatMap {
            compile.expression($0, "'value'", at: .event)
        }
        guard let condition, let within else { return nil }
        return Goal(condition: condition, within: within, value: value)
    }

    private func eventCondition(_ fields: Fields) -> EventCondition? {
        let event = fields.required("on", help: "name the event")
            .flatMap { read.event($0, "'on'") }
        let condition = fields["when"].flatMap { compile.whole($0, at: .event) }
        return event.map { EventCondition(event: $0, when: condition) }
    }

    // MARK: Entry

    private func entry(_ node: YAMLNode) -> Entry? {
        guard
            let fields = read.fields(
                node,
                "'enter'",
                ["on", "absence", "when", "key", "again", "ignore_repeats"],
                unsupported: ["segment", "schedule", "date", "grace", "for_each"]
            )
        else { return nil }
        let again = fields["again"].flatMap { self.again($0) }
        let repeats = fields["ignore_repeats"].flatMap {
            read.milliseconds($0, "'ignore_repeats'", allowsZero: true)
        }
        let place: ExpressionPlace = fields["on"] == nil ? .absence : .entry
        let condition = fields["when"].flatMap { compile.whole($0, at: place) }
        let key = fields["key"].flatMap { compile.expression($0, "'key'", at: place) }
        guard let trigger = trigger(fields) else { return nil }
        return Entry(
            trigger: trigger,
            when: condition,
            key: key,
            again: again ?? .afterExit,
            ignoreRepeats: repeats
        )
    }

    private func trigger(_ fields: Fields) -> Entry.Trigger? {
        if let on = fields["on"] {
            if fields["absence"] != nil {
                out.error(
                    .valueForm,
                    at: fields.key("absence"),
                    "'enter' has 'on' and 'absence'",
                    help: "keep one; two ways in are two journeys"
                )
            }
            return read.event(on, "'on'").map { .event($0) }
        }
        guard let node = fields["absence"] else {
            let keys = fields.node.pairs?.compactMap { $0.key.scalarText } ?? []
            // A way in that this version lacks, or a key without a value, was reported.
            if Set(keys).isDisjoint(with: ["segment", "schedule", "date", "on", "absence"]) {
                _ = fields.required("on", help: "name the event that starts the journey")
            }
            return nil
        }
        guard let absence = read.fields(node, "'absence'", ["of", "for", "since"]) else {
            return nil
        }
        let of = absence.required("of", help: "name the event").flatMap { read.event($0, "'of'") }
        let duration = absence.required("for").flatMap { read.span($0, "'for'") }
        let since = absence["since"].flatMap { read.event($0, "'since'") }
        guard let of, let duration else { return nil }
        return .absence(Entry.Absence(of: of, duration: duration, since: since))
    }

    private func again(_ node: YAMLNode) -> Entry.Again? {
        guard let text = read.text(node, "'again'") else { return nil }
        switch text {
        case "never": return .never
        case "after exit": return .afterExit
        case "restart": return .restart
        default: break
        }
        let words = text.split { " ()".contains($0) }
        if words.first == "concurrently" {
            guard words.count == 4, words[1] == "at", words[2] == "most", let count = Int(words[3]),
                (1...1_000).contains(count)
            else {
                out.error(
                    .valueForm,
                    at: node,
                    "'\(text.shortened)' does not say how many enrollments at once",
                    help: "write 'concurrently (at most 3)'"
                )
                return nil
            }
            return .concurrently(atMost: count)
        }
        if words.first == "after", let span = try? Span(parsing: text.dropFirst(5)) {
            return .after(span)
        }
        let forms = ["never", "after exit", "restart", "concurrently (at most 3)"]
        out.error(
            .unknownWord,
            at: node,
            "'again' can't be '\(text.shortened)'",
            help: NearestWord.of(text, among: forms).map { "did you mean '\($0)'?" }
                ?? "write 'never', 'after exit', 'after 30 days', 'concurrently (at most 3)'"
                + " or 'restart'"
        )
        return nil
    }
}
