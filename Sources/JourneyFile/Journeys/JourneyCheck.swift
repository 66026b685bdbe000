import JourneyCore

/// What a journey says of things that other files define, and what in it could never happen.
struct JourneyCheck {
    let draft: JourneyDraft
    let names: MessageNames
    let messages: [String: MessageDraft]
    /// `nil` when the policy could not be read.
    let policy: Policy?
    let out: FileReport

    func run() {
        let steps = draft.steps.flattened
        check(draft.steps)
        checkKey()
        for step in steps {
            switch step.kind {
            case .send(let send): check(send)
            case .awaitEvent(let wait): check(wait)
            case .choose(let arms): check(arms)
            case .wait, .awaitQuiet, .split, .set, .exit, .broken: continue
            }
        }
    }

    /// With one enrollment for each cart, an order of another cart should not end this one.
    private func checkKey() {
        guard let key = draft.entry?.key else { return }
        var conditions = zip(draft.exits, draft.exitNodes).map { ("exit", $0, $1) }
        if let goal = draft.goal, let node = draft.goalNode {
            conditions.append(("goal", goal.condition, node))
        }
        for (what, condition, node) in conditions {
            let reads = condition.when?.reads ?? []
            guard !reads.contains(where: { $0.root == "entry" }) else { continue }
            out.warn(
                .looserThanKey,
                at: node,
                "this \(what) concerns all enrollments of a customer, whatever their key",
                help: "compare with the entry: 'when: \(Self.comparison(with: key.source))'"
            )
        }
    }

    private static func comparison(with key: String) -> String {
        guard key.hasPrefix("event.") else { return "\(key) == entry.…" }
        return "\(key) == entry.\(key.dropFirst("event.".count))"
    }

    // MARK: Reachability

    private func check(_ steps: [StepDraft]) {
        for (step, next) in zip(steps, steps.dropFirst()) where step.alwaysLeaves {
            out.error(
                .stepUnreachable,
                at: next.node,
                "no customer comes to this step: the one before always leaves the journey",
                help: "remove it, or the 'exit' in line \(step.node.line)"
            )
            break
        }
        for step in steps {
            for block in step.blocks { check(block) }
        }
    }

    private func check(_ arms: [ChooseArm]) {
        var closing: YAMLNode?
        for arm in arms {
            if let closing {
                out.error(
                    .armNeverMatches,
                    at: arm.node,
                    "this arm never matches: the one in line \(closing.line) takes everybody",
                    help: "put it before that one, or remove it"
                )
                continue
            }
            guard let condition = arm.condition else {
                if !arm.isBroken { closing = arm.node }
                continue
            }
            switch condition.constant {
            case true?: closing = arm.node
            case false?:
                out.error(
                    .armNeverMatches,
                    at: arm.node,
                    "this arm never matches: its condition is always false",
                    help: "remove it"
                )
            case nil: continue
            }
        }
    }

    // MARK: Messages

    private func check(_ wait: AwaitDraft) {
        switch wait.awaited {
        case .event: return
        case .seen(let message), .clicked(let message):
            if let complaint = names.complaint(about: message) {
                out.error(
                    complaint.isKnown ? .messageNotSent : .unknownMessage,
                    at: wait.awaitedNode,
                    complaint.message,
                    help: complaint.help
                )
            }
        }
    }

    private func check(_ send: SendDraft) {
        checkRungs(send)
        if send.until == .goal, draft.goalNode == nil, let node = send.untilNode {
            out.error(
                .missingKey,
                at: node,
                "'until: goal' in a journey without a goal",
                help: "add 'goal:' to the journey, or write 'until: seen'"
            )
        }
        guard names.known.contains(send.message) else {
            out.error(
                .unknownMessage,
                at: send.messageNode,
                "there is no message '\(send.message)'",
                help: NearestWord.of(send.message, among: names.known)
                    .map { "did you mean '\($0)'?" }
                    ?? "write it into '\(send.message).message.yaml'"
            )
            return
        }
        guard let message = messages[send.message]?.message else { return }
        for rung in send.ladder { checkContent(rung, message) }
        checkAuto(send, message)
    }

    private func checkContent(_ rung: RungDraft, _ message: Message) {
        let channel = rung.rung.channel.word
        guard let renditions = message.renditions[rung.rung.channel] else {
            let others = Channel.pushed.filter { message.renditions[$0] != nil }.map(\.word)
            out.error(
                .channelWithoutContent,
                at: rung.channelNode,
                "the message '\(message.name)' has no content for '\(channel)'",
                help: "add '\(channel):' to the message, or remove the rung; it has "
                    + others.joined(separator: ", ")
            )
            return
        }
        guard !renditions.contains(rung.rung.rendition), let node = rung.renditionNode else {
            return
        }
        let known = renditions.filter { !$0.isEmpty }
        out.error(
            .unknownRendition,
            at: node,
            "the message '\(message.name)' has no rendition '\(rung.rung.rendition)' for"
                + " '\(channel)'",
            help: NearestWord.of(rung.rung.rendition, among: known)
                .map { "did you mean '\($0)'?" }
                ?? (known.isEmpty
                    ? "add it below '\(channel):' in the message, in 'renditions:'"
                    : "it has \(known.joined(separator: ", "))")
        )
    }

    // MARK: Rungs

    private func checkRungs(_ send: SendDraft) {
        var earlier: [(channel: Channel, rendition: String)] = []
        for rung in send.ladder {
            let channel = rung.rung.channel
            if let policy, policy.channels[channel] == nil {
                let words = policy.channels.keys.map(\.word).sorted()
                out.error(
                    .channelNotInPolicy,
                    at: rung.channelNode,
                    "the policy does not name the channel '\(channel.word)'",
                    help: "add it below 'channels' in policy.yaml; it names "
                        + words.joined(separator: ", ")
                )
            }
            if earlier.contains(where: { $0 == (channel, rung.rung.rendition) }) {
                out.error(
                    .duplicateRung,
                    at: rung.channelNode,
                    "the ladder has this rung already: '\(channel.word)'"
                        + (rung.rung.rendition.isEmpty
                            ? "" : " with the rendition '\(rung.rung.rendition)'"),
                    help: "give one of them another rendition: '- \(channel.word):"
                        + " { rendition: second }'"
                )
            }
            earlier.append((channel, rung.rung.rendition))
        }
        checkExpiry(send)
    }

    /// A rung that the patience with those before it puts behind the end is never tried.
    private func checkExpiry(_ send: SendDraft) {
        let end = send.expires.exactMilliseconds
        var patience = Milliseconds.zero
        for (before, rung) in zip(send.ladder, send.ladder.dropFirst()) {
            let after =
                rung.rung.after ?? policy?.channels[before.rung.channel]?.patience ?? .days(1)
            patience = Milliseconds(patience.count + after.exactMilliseconds.count)
            guard patience >= end else { continue }
            out.warn(
                .rungBeyondExpiry,
                at: rung.channelNode,
                "the patience with the rungs before lasts until the offer expires, so this one"
                    + " is only tried if one of them could not speak",
                help: "raise 'expires' from \(send.expires), or shorten 'after'"
            )
            return
        }
    }
}

extension Condition {
    /// What it always comes to, where that can be told.
    var constant: Bool? {
        switch self {
        case .expression(let expression):
            if case .literal(.bool(let flag)) = expression.root { flag } else { nil }
        case .all(let parts):
            if parts.contains(where: { $0.constant == false }) {
                false
            } else {
                parts.allSatisfy { $0.constant == true } ? true : nil
            }
        case .any(let parts):
            if parts.contains(where: { $0.constant == true }) {
                true
            } else {
                parts.allSatisfy { $0.constant == false } ? false : nil
            }
        case .not(let part): part.constant.map { !$0 }
        }
    }
}
