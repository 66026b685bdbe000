import JourneyCore

/// What a message must have to be sent: the way out of marketing, and a length that was meant.
struct MessageCheck {
    let draft: MessageDraft
    let out: FileReport

    /// `channels` gives the node of a channel's content.
    func run(channels: (Channel) -> YAMLNode?) {
        for rendition in draft.content.renditions {
            switch rendition.channel {
            case .email: checkUnsubscribe(rendition, channels(.email))
            case .sms: checkLength(rendition)
            case .push, .messenger, .display, .site, .call: continue
            }
        }
    }

    /// A marketing email must let its reader leave: in its HTML, or in its text if it has no HTML.
    private func checkUnsubscribe(_ rendition: RenditionContent, _ node: YAMLNode?) {
        guard draft.message.purpose == .marketing,
            let body = rendition.field("html") ?? rendition.field("text")
        else { return }
        for variant in body.variants where !Self.outputsUnsubscribe(variant.text) {
            let file: String? =
                switch variant.origin {
                case .file(let path): path
                case .value: nil
                }
            let place = variant.origin.node ?? node ?? draft.nameNode
            let language = variant.language.map { " in '\($0)'" } ?? ""
            out.error(
                .unsubscribeMissing,
                at: place,
                "the marketing email has no unsubscribe link\(language)"
                    + (file.map { ": '\($0)'" } ?? ""),
                help: "put '{{ unsubscribe }}' into it, or say 'purpose: transactional'"
            )
        }
    }

    /// Whether some output of the template names `unsubscribe`.
    static func outputsUnsubscribe(_ text: String) -> Bool {
        var rest = text[...]
        while let opening = rest.firstRange(of: "{{") {
            rest = rest[opening.upperBound...]
            let end = rest.firstRange(of: "}}")?.lowerBound ?? rest.endIndex
            if rest[..<end].contains("unsubscribe") { return true }
            rest = rest[end...]
        }
        return false
    }

    private func checkLength(_ rendition: RenditionContent) {
        guard let text = rendition.field("text") else { return }
        for variant in text.variants {
            let length = SMSLength(of: Self.literal(variant.text))
            guard length.segments > 1 else { continue }
            let limit = length.encoding == .ucs2 ? 70 : 160
            out.report.add(
                variant.diagnostic(
                    id: DiagnosticID.smsSegments.rawValue,
                    severity: .warning,
                    line: 1,
                    column: 1,
                    message: "the SMS takes \(length.segments) segments: \(length.units) units of"
                        + " \(length.encoding.rawValue), before its placeholders are filled in",
                    help: "one segment holds \(limit), and each costs as much as a whole SMS"
                )
            )
        }
    }

    /// The text without its outputs and tags.
    static func literal(_ text: String) -> String {
        var literal = ""
        var rest = text[...]
        while let opening = rest.firstIndex(of: "{") {
            let next = rest.index(after: opening)
            guard next < rest.endIndex, rest[next] == "{" || rest[next] == "%" else {
                literal += rest[...opening]
                rest = rest[next...]
                continue
            }
            literal += rest[..<opening]
            let close = rest[next] == "{" ? "}}" : "%}"
            rest = rest[next...].firstRange(of: close).map { rest[$0.upperBound...] } ?? ""
        }
        return literal + rest
    }
}

extension TemplateText.Origin {
    /// `nil` for a text in a file of its own.
    fileprivate var node: YAMLNode? {
        switch self {
        case .file: nil
        case .value(let node, _): node
        }
    }
}
