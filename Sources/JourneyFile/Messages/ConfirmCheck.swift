import JourneyCore

/// Where messages ask to confirm a subscription: only transactional ones have the link, and a topic
/// with double opt-in is worth nothing without one.
struct ConfirmCheck {
    let messages: [MessageDraft]

    /// A marketing message would print nothing in the link's place.
    static func run(_ draft: MessageDraft, out: FileReport) {
        guard draft.message.purpose == .marketing else { return }
        var found: [SourcePlace] = []
        for variant in texts(of: draft) {
            guard let (line, column) = place(in: variant.text) else { continue }
            // A rendition has the texts of its channel, too.
            let place = variant.place(ofLine: line, column: column)
            guard !found.contains(where: { $0 == place }) else { continue }
            found.append(place)
            out.report.add(
                variant.diagnostic(
                    id: DiagnosticID.confirmNotTransactional.rawValue,
                    line: line,
                    column: column,
                    message: "only transactional messages have the link 'confirm'",
                    help: "ask in a message of its own, with 'purpose: transactional'"
                )
            )
        }
    }

    /// A server may also confirm by itself, so it is only a warning.
    func run(topics: YAMLNode?, of policy: Policy, out: FileReport) {
        let asks = messages.contains { draft in
            draft.message.purpose == .transactional
                && Self.texts(of: draft).contains { Self.place(in: $0.text) != nil }
        }
        guard !asks else { return }
        for pair in topics?.pairs ?? [] {
            guard let name = pair.key.scalarText, let node = pair.value.value(of: "consent"),
                policy.topics[name]?.consent == .doubleOptIn
            else { continue }
            out.warn(
                .confirmMissing,
                at: node,
                "no message asks to confirm the topic '\(name.shortened)'",
                help: "put '{{ confirm }}' into a transactional message, or have your server send"
                    + " 'confirmed: true'"
            )
        }
    }

    private static func texts(of draft: MessageDraft) -> [TemplateText] {
        draft.content.renditions.flatMap { rendition in
            (rendition.fields + rendition.buttons.flatMap { [$0.title, $0.link] })
                .flatMap(\.variants)
        }
    }

    /// Where an output or a tag of a template names `confirm`; from 1, in Unicode scalars.
    static func place(in text: String) -> (line: Int, column: Int)? {
        let scalars = Array(text.unicodeScalars)
        var isMarkup = false
        var quote: Unicode.Scalar?
        var index = 0
        while index < scalars.count {
            defer { index += 1 }
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            guard isMarkup else {
                isMarkup = scalar == "{" && (next == "{" || next == "%")
                continue
            }
            if let open = quote {
                if scalar == open { quote = nil }
            } else if scalar == "\"" || scalar == "'" {
                quote = scalar
            } else if (scalar == "}" || scalar == "%") && next == "}" {
                isMarkup = false
            } else if isName(at: index, of: scalars) {
                return place(ofScalar: index, in: scalars)
            }
        }
        return nil
    }

    /// Whether the word `confirm` stands there by itself, and is no member of something.
    private static func isName(at index: Int, of scalars: [Unicode.Scalar]) -> Bool {
        let name = Array("confirm".unicodeScalars)
        guard scalars[index...].starts(with: name), index > 0 else { return false }
        let before = scalars[index - 1]
        let end = index + name.count
        let after = end < scalars.count ? scalars[end] : " "
        return !isWord(before) && before != "." && !isWord(after)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "-" || scalar.properties.isAlphabetic
            || ("0"..."9").contains(scalar)
    }

    private static func place(
        ofScalar index: Int,
        in scalars: [Unicode.Scalar]
    ) -> (line: Int, column: Int) {
        let before = scalars[..<index]
        let line = before.count { $0 == "\n" } + 1
        let start = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
        return (line, index - start + 1)
    }
}
