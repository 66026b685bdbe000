import JourneyCore

/// Reads the steps of a journey.
struct StepReader {
    let read: NodeReader
    let compile: ExpressionCompiling
    /// What the expressions of the step at hand may see.
    private(set) var place = ExpressionPlace.step

    init(read: NodeReader, compile: ExpressionCompiling) {
        self.read = read
        self.compile = compile
    }

    var out: FileReport { read.out }

    private static let words = ["send", "wait", "choose", "split", "set", "exit"]
    private static let unsupported = [
        "show", "emit", "audience", "coupon", "webhook", "task", "repeat", "start",
    ]

    /// Every step, also those that could not be read.
    ///
    /// `place` holds for the first of them; an event is gone once a step has waited.
    func steps(_ node: YAMLNode, _ what: String, at place: ExpressionPlace) -> [StepDraft] {
        guard let nodes = read.items(node, what) else { return [] }
        var reader = self
        reader.place = place
        return nodes.map { node in
            let step = reader.step(node)
            if step.pauses { reader.place = .step }
            return step
        }
    }

    private func step(_ node: YAMLNode) -> StepDraft {
        let broken = StepDraft(node: node, kind: .broken)
        guard let pairs = node.pairs else {
            out.error(
                .valueType,
                at: node,
                "a step must be a mapping such as 'send: …', not \(node.kind)",
                help: colonForgotten(in: node.scalarText ?? "")
                    ?? "the steps are \(NodeReader.listed(Self.words))"
            )
            return broken
        }
        let keys = pairs.map { $0.key.scalarText ?? "" }
        let words = keys.filter { Self.words.contains($0) }
        guard let word = words.first else {
            reportUnknown(keys, in: node)
            return broken
        }
        guard words.count == 1 else {
            out.error(
                .stepKeys,
                at: node,
                "one step can't be \(words.map { "'\($0)'" }.joined(separator: " and "))",
                help: "begin each step with '- ' on a line of its own"
            )
            return broken
        }
        guard let fields = self.fields(word, node) else { return broken }
        let id = fields["id"].flatMap { read.name($0, "the id of a step") }
        let kind = kind(word, fields) ?? .broken
        return StepDraft(node: node, id: id, idNode: fields["id"], kind: kind)
    }

    private func kind(_ word: String, _ fields: Fields) -> StepDraft.Kind? {
        switch word {
        case "send": return send(fields).map { .send($0) }
        case "wait": return fields[word].flatMap { wait($0) }
        case "choose": return fields[word].flatMap { choose($0) }.map { .choose($0) }
        case "split": return fields[word].flatMap { split($0) }.map { .split($0) }
        case "set": return fields[word].flatMap { assignments($0) }.map { .set($0) }
        case "exit":
            return fields[word].flatMap { read.text($0, "the reason of 'exit'") }
                .map { .exit(reason: $0) }
        default: return nil
        }
    }

    private func fields(_ word: String, _ node: YAMLNode) -> Fields? {
        let what = "the step '\(word)'"
        switch word {
        case "send":
            return read.fields(
                node,
                what,
                ["send", "id", "about", "ladder", "at", "until", "expires", "if_suppressed"]
            )
        case "wait":
            guard let hanging = hangingKeys(node) else {
                return read.fields(node, what, ["wait", "id"], unsupported: ["window", "jitter"])
            }
            out.error(
                .stepKeys,
                at: hanging,
                "'\(hanging.scalarText ?? "")' stands beside 'wait' and not within it",
                help: "indent it, and what belongs to it, deeper than 'wait'"
            )
            return nil
        default: return read.fields(node, what, [word, "id"])
        }
    }

    /// Keys of a wait at the level of the step: a slip of indentation.
    private func hangingKeys(_ node: YAMLNode) -> YAMLNode? {
        let inner = ["for", "without", "when", "at_most", "then", "otherwise"]
        return node.pairs?.first { inner.contains($0.key.scalarText ?? "") }?.key
    }

    private func reportUnknown(_ keys: [String], in node: YAMLNode) {
        if let missing = keys.first(where: { Self.unsupported.contains($0) }) {
            out.error(
                .unsupported,
                at: node,
                "the step '\(missing)' is not part of this version",
                help: "the steps are \(NodeReader.listed(Self.words))"
            )
            return
        }
        let near = keys.lazy.compactMap { suggestion(for: $0) }.first
        out.error(
            .unknownStep,
            at: node,
            keys.isEmpty ? "a step is empty" : "unknown step '\(keys[0].shortened)'",
            help: near ?? "the steps are \(NodeReader.listed(Self.words))"
        )
    }

    /// `wait 2 days`.
    private func colonForgotten(in text: String) -> String? {
        let word = String(text.prefix { $0 != " " })
        guard Self.words.contains(word) else { return suggestion(for: word) }
        return "write '\(word):\(text.dropFirst(word.count).shortened)'"
    }

    private func suggestion(for word: String) -> String? {
        NearestWord.of(word, among: Self.words + Self.unsupported)
            .map { "did you mean '\($0):'?" }
    }

    // MARK: Choose, split, set

    private func choose(_ node: YAMLNode) -> [ChooseArm]? {
        guard let nodes = read.items(node, "'choose'") else { return nil }
        guard !nodes.isEmpty else {
            out.error(.valueForm, at: node, "'choose' has no arm")
            return nil
        }
        return nodes.map { chooseArm($0) }
    }

    private func chooseArm(_ node: YAMLNode) -> ChooseArm {
        let broken = ChooseArm(isBroken: true, node: node, steps: [])
        if node.pairs?.contains(where: { $0.key.scalarText == "otherwise" }) ?? false {
            guard let fields = read.fields(node, "the last arm of 'choose'", ["otherwise"]),
                let value = fields["otherwise"]
            else { return broken }
            guard value.pairs != nil else {
                return ChooseArm(node: node, steps: steps(value, "'otherwise'", at: place))
            }
            guard let inner = read.fields(value, "'otherwise'", ["steps"]),
                let list = inner.required("steps")
            else { return broken }
            return ChooseArm(node: node, steps: steps(list, "'steps'", at: place))
        }
        guard let fields = read.fields(node, "an arm of 'choose'", ["when", "steps"]) else {
            return broken
        }
        let condition = fields.required("when", help: "or 'otherwise' in the last arm")
            .flatMap { compile.condition($0, at: place) }
        let steps = fields.required("steps").map { self.steps($0, "'steps'", at: place) } ?? []
        return ChooseArm(
            condition: condition,
            isBroken: condition == nil,
            node: node,
            steps: steps
        )
    }

    private func split(_ node: YAMLNode) -> SplitDraft? {
        guard
            let fields = read.fields(
                node,
                "'split'",
                ["name", "arms"],
                unsupported: ["control"]
            )
        else { return nil }
        let nameNode = fields.required("name", help: "it keeps customers in their arm")
        let name = nameNode.flatMap { read.name($0, "the name of an experiment") }
        let nodes = fields.required("arms").flatMap { read.items($0, "'arms'") }
        let arms = (nodes ?? []).compactMap { splitArm($0) }
        var seen: Set<String> = []
        for arm in arms where !seen.insert(arm.name).inserted {
            out.error(
                .duplicateArm,
                at: arm.node,
                "two arms of one split are named '\(arm.name)'"
            )
        }
        if let nodes, nodes.isEmpty, let node = fields["arms"] {
            out.error(.valueForm, at: node, "'split' has no arm")
        }
        guard let name, let nameNode else { return nil }
        return SplitDraft(name: name, nameNode: nameNode, arms: arms)
    }

    private func splitArm(_ node: YAMLNode) -> SplitArm? {
        guard
            let fields = read.fields(
                node,
                "an arm of 'split'",
                ["name", "weight", "steps"],
                unsupported: ["control"]
            )
        else { return nil }
        let name = fields.required("name").flatMap { read.name($0, "the name of an arm") }
        let weight = fields.required("weight").flatMap {
            read.integer($0, "'weight'", in: 1...1_000_000)
        }
        let steps = fields.required("steps", help: "write 'steps: []' for nothing")
            .map { self.steps($0, "'steps'", at: place) }
        guard let name else { return nil }
        return SplitArm(name: name, weight: weight ?? 1, node: node, steps: steps ?? [])
    }

    private func assignments(_ node: YAMLNode) -> [Assignment]? {
        guard let pairs = node.pairs, !pairs.isEmpty else {
            out.error(
                .valueType,
                at: node,
                "'set' must be a mapping of names to expressions, not \(node.kind)",
                help: "for example 'vars.discount: 10'"
            )
            return nil
        }
        let assignments = pairs.compactMap { assignment($0) }
        return assignments.count == pairs.count ? assignments : nil
    }

    private func assignment(_ pair: YAMLNode.Pair) -> Assignment? {
        let text = pair.key.scalarText ?? ""
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let value = compile.expression(pair.value, "the value of '\(text)'", at: place)
        let isName =
            parts.count == 2
            && parts[1].unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType == .decimal || $0 == "_"
            }
        guard isName, !parts[1].isEmpty, parts[0] == "vars" || parts[0] == "customer" else {
            out.error(
                .valueForm,
                at: pair.key,
                "'set' can't give '\(text.shortened)' a value",
                help: "name a variable like 'vars.discount' or an attribute like 'customer.level'"
            )
            return nil
        }
        let name = String(parts[1])
        return value.map {
            Assignment(
                target: parts[0] == "vars" ? .variable(name) : .attribute(name),
                value: $0
            )
        }
    }
}
