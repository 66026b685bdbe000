import JourneyCore

extension StepReader {
    /// `2 days`, or a mapping with `for` or `without`.
    func wait(_ node: YAMLNode) -> StepDraft.Kind? {
        guard let pairs = node.pairs else {
            return read.span(node, "'wait'", allowsZero: true).map { .wait($0) }
        }
        let keys = pairs.compactMap { $0.key.scalarText }
        if keys.contains("without") { return quiet(node) }
        if keys.contains("until") {
            out.error(
                .unsupported,
                at: node,
                "waiting until a date is not part of this version",
                help: "wait for a duration, or for an event with 'for:' and 'at_most:'"
            )
            return nil
        }
        return awaited(node)
    }

    private func awaited(_ node: YAMLNode) -> StepDraft.Kind? {
        guard
            let fields = read.fields(
                node,
                "a wait for an event",
                ["for", "when", "at_most", "then", "otherwise"],
                unsupported: ["window", "jitter", "until", "offset", "past"]
            )
        else { return nil }
        let awaitedNode = fields.required(
            "for",
            help: "name the event, like 'for: Order Completed'"
        )
        let awaited = awaitedNode.flatMap { self.awaited($0, when: fields["when"]) }
        let atMost = bound(fields)
        let place = awaited?.place ?? .event
        let then = fields["then"].map { steps($0, "'then'", at: place) } ?? []
        let otherwise = fields["otherwise"].map { steps($0, "'otherwise'", at: .step) } ?? []
        guard let awaited, let awaitedNode else { return nil }
        // A broken bound was reported; the blocks are still checked.
        return .awaitEvent(
            AwaitDraft(
                awaited: awaited,
                awaitedNode: awaitedNode,
                atMost: atMost ?? .days(1),
                then: then,
                otherwise: otherwise
            )
        )
    }

    /// An event, or `seen M`, `clicked M`.
    private func awaited(_ node: YAMLNode, when: YAMLNode?) -> AwaitStep.Awaited? {
        let condition = when.flatMap { compile.whole($0, at: .event) }
        guard let event = read.event(node, "'for'") else { return nil }
        for word in ["seen", "clicked"] where event == word || event.hasPrefix(word + " ") {
            let message = event.dropFirst(word.count).drop { $0 == " " }
            guard !message.isEmpty else {
                out.error(
                    .valueForm,
                    at: node,
                    "'\(word)' needs the name of a message",
                    help: "write '\(word) cart-reminder'"
                )
                return nil
            }
            if let when {
                out.error(
                    .valueForm,
                    at: when,
                    "'\(event.shortened)' has no properties that 'when' could look at",
                    help: "remove 'when', or put a 'choose' into 'then'"
                )
            }
            let name = String(message)
            return word == "seen" ? .seen(message: name) : .clicked(message: name)
        }
        return .event(EventCondition(event: event, when: condition))
    }

    private func quiet(_ node: YAMLNode) -> StepDraft.Kind? {
        guard
            let fields = read.fields(
                node,
                "a wait for quiet",
                ["without", "when", "for", "at_most"],
                unsupported: ["window", "jitter"]
            )
        else { return nil }
        let event = fields.required("without").flatMap { read.event($0, "'without'") }
        let condition = fields["when"].flatMap { compile.whole($0, at: .event) }
        let duration = fields.required("for", help: "how long it must be quiet")
            .flatMap { read.span($0, "'for'") }
        let atMost = bound(fields)
        if let duration, let atMost, atMost.exactMilliseconds < duration.exactMilliseconds {
            out.error(
                .quietNeverPasses,
                at: fields["at_most"] ?? node,
                "'at_most' is shorter than 'for', so the wait never ends by quiet",
                help: "make 'at_most' longer than \(duration)"
            )
        }
        guard let event else { return nil }
        return .awaitQuiet(
            QuietStep(
                without: EventCondition(event: event, when: condition),
                duration: duration ?? .hours(1),
                atMost: atMost ?? .days(1)
            )
        )
    }

    /// Every wait ends: `at_most` says when at the latest.
    private func bound(_ fields: Fields) -> Span? {
        if let node = fields["at_most"] { return read.span(node, "'at_most'") }
        guard !(fields.node.pairs?.contains { $0.key.scalarText == "at_most" } ?? false) else {
            return nil
        }
        out.error(
            .waitUnbounded,
            at: fields.node,
            "this wait has no bound: whoever it waits for may never come",
            help: "add 'at_most', like 'at_most: 2 days'"
        )
        return nil
    }
}

extension AwaitStep.Awaited {
    /// What the steps behind it see: the event, if it is one.
    fileprivate var place: ExpressionPlace {
        switch self {
        case .event: .event
        case .seen, .clicked: .step
        }
    }
}
