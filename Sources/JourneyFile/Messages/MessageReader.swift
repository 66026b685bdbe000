import JourneyCore

/// A message as it was read, with the places that later checks point to.
struct MessageDraft {
    var message: Message
    var content: MessageContent
    var file: SourceFile
    var nameNode: YAMLNode
    var topicNode: YAMLNode?
}

/// Reads one `*.message.yaml`.
struct MessageReader {
    let read: NodeReader
    let file: SourceFile
    /// The files beside the message, by path.
    let bodies: [String: SourceFile]

    var out: FileReport { read.out }

    init(file: SourceFile, bodies: [String: SourceFile], report: Report) {
        read = NodeReader(file: file, report: report)
        self.file = file
        self.bodies = bodies
    }

    /// `nil` only where not even the name could be read.
    func draft(_ root: YAMLNode) -> MessageDraft? {
        let keys =
            ["message", "topic", "purpose", "offer", "cooldown"] + Channel.pushed.map(\.word)
        guard let fields = read.fields(root, "a message", keys),
            let nameNode = fields.required("message", help: "for example 'message: cart-reminder'"),
            let name = read.name(nameNode, "the name of a message")
        else { return nil }
        let topicNode = fields.required("topic", help: "name a topic of the policy")
        var message = Message(
            name: name,
            topic: topicNode.flatMap { read.name($0, "the name of a topic") } ?? "",
            purpose: purpose(fields["purpose"]),
            offer: fields["offer"].flatMap { read.name($0, "the name of an offer") },
            cooldown: fields["cooldown"].flatMap {
                read.milliseconds($0, "'cooldown'", allowsZero: true)
            },
            renditions: [:]
        )
        var content = MessageContent(message: name, renditions: [])
        for channel in Channel.pushed {
            guard let node = fields[channel.word] else { continue }
            let renditions = self.renditions(node, on: channel)
            message.renditions[channel] = renditions.map(\.name)
            content.renditions += renditions
        }
        if message.renditions.isEmpty, Channel.pushed.allSatisfy({ !hasKey($0.word, in: root) }) {
            out.error(
                .missingKey,
                at: nameNode,
                "the message '\(name)' says nothing in any channel",
                help: "add the content of one, such as 'email:' or 'sms:'"
            )
        }
        let draft = MessageDraft(
            message: message,
            content: content,
            file: file,
            nameNode: nameNode,
            topicNode: topicNode
        )
        MessageCheck(draft: draft, out: out).run(channels: { fields[$0.word] })
        ConfirmCheck.run(draft, out: out)
        return draft
    }

    private func purpose(_ node: YAMLNode?) -> Purpose {
        guard let node else { return .marketing }
        return read.word(node, "'purpose'", Purpose.allCases.map { ($0.word, $0) }) ?? .marketing
    }

    private func hasKey(_ key: String, in root: YAMLNode) -> Bool {
        root.pairs?.contains { $0.key.scalarText == key } ?? false
    }

    // MARK: Renditions

    private func renditions(_ node: YAMLNode, on channel: Channel) -> [RenditionContent] {
        guard let known = ChannelFields.of(channel) else { return [] }
        let what = "the content for '\(channel.word)'"
        guard let fields = read.fields(node, what, known.keys + ["renditions"]) else {
            return [RenditionContent(channel: channel, name: "", fields: [], buttons: [])]
        }
        let own = content(fields, known, channel: channel, name: "", over: nil)
        var renditions = [own]
        guard let node = fields["renditions"] else { return renditions }
        guard let pairs = node.pairs else {
            out.error(
                .valueType,
                at: node,
                "'renditions' must be a mapping of names to contents, not \(node.kind)",
                help: "for example 'second: { subject: We kept your cart }'"
            )
            return renditions
        }
        for pair in pairs {
            guard let name = read.name(pair.key, "the name of a rendition") else { continue }
            let what = "the rendition '\(name)'"
            guard let fields = read.fields(pair.value, what, known.keys) else {
                renditions.append(own.renamed(name))
                continue
            }
            renditions.append(
                content(fields, known, channel: channel, name: name, over: own)
            )
        }
        return renditions
    }

    /// The fields that are written, and those of `base` that are not.
    private func content(
        _ fields: Fields,
        _ known: ChannelFields,
        channel: Channel,
        name: String,
        over base: RenditionContent?
    ) -> RenditionContent {
        var content = RenditionContent(channel: channel, name: name, fields: [], buttons: [])
        for field in known.fields {
            if let node = fields[field.name] {
                if let read = self.field(field, node) { content.fields.append(read) }
            } else if let inherited = base?.field(field.name) {
                content.fields.append(inherited)
            } else if field.isRequired, base == nil {
                _ = fields.required(field.name)
            }
        }
        if channel == .email, base == nil, fields["html"] == nil, fields["text"] == nil {
            out.error(
                .missingKey,
                at: fields.node,
                "\(fields.what) needs the key 'html' or 'text'",
                help:
                    "write the text, or name a file beside the message, such as 'html: hello.html'"
            )
        }
        if let node = fields["buttons"] {
            content.buttons = buttons(node)
        } else {
            content.buttons = base?.buttons ?? []
        }
        return content
    }

    private func buttons(_ node: YAMLNode) -> [ContentButton] {
        guard let nodes = read.items(node, "'buttons'") else { return [] }
        return nodes.compactMap { node in
            guard let fields = read.fields(node, "a button", ["title", "link"]) else { return nil }
            let title = fields.required("title").flatMap {
                field(ChannelFields.Field(name: "title"), $0)
            }
            let link = fields.required("link").flatMap {
                field(ChannelFields.Field(name: "link"), $0)
            }
            guard let title, let link else { return nil }
            return ContentButton(title: title, link: link)
        }
    }

    // MARK: Texts

    private func field(_ field: ChannelFields.Field, _ node: YAMLNode) -> ContentField? {
        guard let variants = LocalizedReader(read).variants(node, "'\(field.name)'") else {
            return nil
        }
        let texts = variants.compactMap { variant -> TemplateText? in
            guard field.mayBeFile, Self.namesFile(variant.text) else {
                return TemplateText(
                    language: variant.language,
                    text: variant.text,
                    origin: .value(variant.node, file)
                )
            }
            guard let body = body(variant.text, at: variant.node) else { return nil }
            return TemplateText(
                language: variant.language,
                text: body.text,
                origin: .file(body.path)
            )
        }
        guard texts.count == variants.count else { return nil }
        return ContentField(name: field.name, variants: texts)
    }

    private static func namesFile(_ text: String) -> Bool {
        (text.hasSuffix(".html") || text.hasSuffix(".txt"))
            && !text.contains { $0.isWhitespace || $0 == "{" || $0 == "<" }
    }

    private func body(_ name: String, at node: YAMLNode) -> SourceFile? {
        let folder = file.path.dropLast(file.name.count)
        if let body = bodies[folder + name] { return body }
        let known = bodies.keys.sorted().filter { $0.hasPrefix(folder) }
            .map { String($0.dropFirst(folder.count)) }
        out.error(
            .fileMissing,
            at: node,
            "there is no file '\(name.shortened)' beside the message",
            help: NearestWord.of(name, among: known).map { "did you mean '\($0)'?" }
                ?? "bodies lie in the same folder as their message"
        )
        return nil
    }
}

extension RenditionContent {
    fileprivate func renamed(_ name: String) -> RenditionContent {
        var copy = self
        copy.name = name
        return copy
    }
}
