import JourneyCore

extension StepReader {
    func send(_ fields: Fields) -> SendDraft? {
        let messageNode = fields["send"]
        let message = messageNode.flatMap { read.name($0, "the name of a message") }
        let about = fields["about"].flatMap {
            compile.expression($0, "'about'", at: place)
        }
        let ladderNode = fields.required(
            "ladder",
            help: "name the channels in their order, like 'ladder: [email, push]'"
        )
        let isAuto = ladderNode?.scalarText == "auto"
        let ladder = isAuto ? [] : ladderNode.flatMap { self.ladder($0) }
        let at = fields["at"].map { bestTime($0) }
        let until = fields["until"].flatMap { read.word($0, "'until'", SendStep.Until.self) }
        let expires = fields["expires"].flatMap { read.span($0, "'expires'") }
        let suppressed = fields["if_suppressed"].map { ifSuppressed($0) }
        guard let message, let messageNode, let ladder, isAuto || !ladder.isEmpty
        else { return nil }
        return SendDraft(
            message: message,
            messageNode: messageNode,
            about: about,
            ladder: ladder,
            autoNode: isAuto ? ladderNode : nil,
            bestTimeWithin: at ?? nil,
            until: until ?? .seen,
            untilNode: fields["until"],
            expires: expires ?? .days(7),
            ifSuppressed: suppressed ?? .proceed
        )
    }

    private func ifSuppressed(_ node: YAMLNode) -> SendDraft.IfSuppressed {
        guard node.pairs != nil else {
            let words: [(String, SendDraft.IfSuppressed)] = [
                ("continue", .proceed), ("exit", .exit),
            ]
            return read.word(node, "'if_suppressed'", words) ?? .proceed
        }
        guard let fields = read.fields(node, "'if_suppressed'", ["steps"]),
            let list = fields.required("steps")
        else { return .proceed }
        return .steps(steps(list, "'steps'", at: .step))
    }

    /// `best time within 24 hours`.
    private func bestTime(_ node: YAMLNode) -> Milliseconds? {
        let lead = "best time within "
        guard let text = node.scalarText, text.hasPrefix(lead),
            let span = try? Span(parsing: String(text.dropFirst(lead.count))),
            (Milliseconds.hours(1)...Milliseconds.days(7)).contains(span.exactMilliseconds)
        else {
            out.error(
                .valueForm,
                at: node,
                "'at' can't be '\((node.scalarText ?? node.kind).shortened)'",
                help: "write 'at: best time within 24 hours', from 1 hour to 7 days"
            )
            return nil
        }
        return span.exactMilliseconds
    }

    private func ladder(_ node: YAMLNode) -> [RungDraft]? {
        if let word = node.scalarText, Channel(word: word) != nil {
            out.error(
                .valueType,
                at: node,
                "a ladder must be a list, also with one rung",
                help: "write 'ladder: [\(word)]'"
            )
            return nil
        }
        guard let nodes = read.items(node, "'ladder'") else { return nil }
        guard !nodes.isEmpty else {
            out.error(.valueForm, at: node, "a ladder needs at least one rung")
            return nil
        }
        return nodes.compactMap { rung($0) }
    }

    private func rung(_ node: YAMLNode) -> RungDraft? {
        guard let pairs = node.pairs else {
            guard let channel = pushed(node) else { return nil }
            return RungDraft(rung: Rung(channel: channel), node: node, channelNode: node)
        }
        guard pairs.count == 1, let pair = pairs.first else {
            let options = ["rendition", "after", "for"]
            let stray = pairs.first { options.contains($0.key.scalarText ?? "") }?.key
            out.error(
                .valueForm,
                at: stray ?? node,
                "a rung names one channel",
                help: stray == nil
                    ? "begin each rung with '- '"
                    : "put it below its channel: '- push: { after: 4 hours }'"
            )
            return nil
        }
        guard let channel = pushed(pair.key) else { return nil }
        var rung = RungDraft(rung: Rung(channel: channel), node: node, channelNode: pair.key)
        if pair.value.isNull { return rung }
        let keys = ["rendition", "after", "for"]
        guard let fields = read.fields(pair.value, "the rung '\(channel.word)'", keys) else {
            return rung
        }
        rung.renditionNode = fields["rendition"]
        rung.afterNode = fields["after"]
        rung.rung.rendition =
            fields["rendition"].flatMap { read.name($0, "the name of a rendition") } ?? ""
        rung.rung.after = fields["after"].flatMap {
            read.span($0, "'after'", allowsZero: true)
        }
        rung.rung.duration = fields["for"].flatMap { read.span($0, "'for'") }
        return rung
    }

    private func pushed(_ node: YAMLNode) -> Channel? {
        guard let word = node.scalarText, !node.isNull, let channel = Channel(word: word) else {
            reportChannel(node)
            return nil
        }
        guard !channel.isPulled else {
            out.error(
                .channelPulled,
                at: node,
                "'\(channel.word)' is read by others and not sent through: it can't be a rung",
                help: "the channels of a ladder are "
                    + Channel.pushed.map(\.word).joined(separator: ", ")
            )
            return nil
        }
        return channel
    }

    private func reportChannel(_ node: YAMLNode) {
        guard let word = node.scalarText, !node.isNull else {
            out.error(.valueType, at: node, "a rung must name a channel, not be \(node.kind)")
            return
        }
        let words = Channel.pushed.map(\.word)
        out.error(
            .unknownChannel,
            at: node,
            "unknown channel '\(word.shortened)' in a ladder",
            help: NearestWord.of(word, among: words).map { "did you mean '\($0)'?" }
                ?? "the channels of a ladder are \(words.joined(separator: ", "))"
        )
    }
}
