extension OutputEscaping {
    /// The text of a value as it may stand there.
    func apply(to datum: Datum) -> String {
        guard case .marked(let text, let mark) = datum else { return escape(datum.outputText) }
        switch mark {
        case .raw: return self.honoursRaw ? text : escape(text)
        case .markup: return escape(markup: text)
        case .percentEncoded: return escape(percentEncoded: text)
        }
    }

    /// Where there is markup to opt out of.
    private var honoursRaw: Bool {
        switch self {
        case .plain, .header: false
        case .verbatim, .htmlText, .htmlAttribute, .htmlStyle, .htmlLink, .address: true
        }
    }

    private func escape(_ text: String) -> String {
        switch self {
        case .verbatim, .header: text
        case .plain: text.plainText
        case .htmlText, .htmlAttribute: text.htmlEscaped
        case .htmlStyle: text.styleChecked
        case .htmlLink(let part): Self.link(text, part).htmlEscaped
        case .address(let part): Self.address(text, part)
        }
    }

    private func escape(markup text: String) -> String {
        switch self {
        case .htmlText: text
        case .htmlAttribute: text.htmlEscaped(keepingAmpersands: true)
        case .htmlLink(let part):
            Self.link(text, part).htmlEscaped(keepingAmpersands: part != .query)
        case .verbatim, .header, .plain, .htmlStyle, .address: escape(text)
        }
    }

    private func escape(percentEncoded text: String) -> String {
        switch self {
        case .htmlLink(.query), .address: text
        case .verbatim, .plain, .header, .htmlText, .htmlAttribute, .htmlStyle, .htmlLink:
            escape(text)
        }
    }

    private static func link(_ text: String, _ part: LinkPart) -> String {
        switch part {
        case .start: LinkSafety.checked(text)
        case .scheme, .unknown, .refused:
            text.withoutControls.replacingAll(":", with: "%3A")
        case .path: text.withoutControls
        case .query: text.percentEncoded
        }
    }

    private static func address(_ text: String, _ part: LinkPart) -> String {
        let signs = "-._~/!$'()*+,;=@"
        return switch part {
        case .start: LinkSafety.checked(text).percentEncoded(keeping: signs + ":?#&[]%")
        case .scheme, .unknown, .refused: text.withoutControls.percentEncoded(keeping: signs + "&%")
        case .path: text.withoutControls.percentEncoded(keeping: signs + ":&%")
        case .query: text.percentEncoded
        }
    }
}
