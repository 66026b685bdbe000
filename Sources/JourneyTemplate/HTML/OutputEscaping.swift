/// How the value of one output is made harmless where it stands.
enum OutputEscaping: Sendable {
    case verbatim
    case plain
    /// In a header the whole text is cleaned at its end, so each value goes as it is.
    case header
    case htmlText
    case htmlAttribute
    /// In `style="…"`: letters, digits and what sizes and colours need; any other value gives way.
    case htmlStyle
    case htmlLink(LinkPart)
    /// In the template of an address.
    case address(LinkPart)
}

/// Which part of an address comes next.
enum LinkPart: Hashable, Sendable {
    /// The beginning: a value may bring its own scheme, if that is harmless.
    case start
    /// After letters of the author's that may yet turn out to be a scheme.
    case scheme
    /// After values that may or may not have ended the scheme: no colon may come from a value.
    case unknown
    /// After a scheme, a slash, or whatever else rules a scheme out.
    case path
    /// After a question mark: one value of a query, so everything special is percent-encoded.
    case query
    /// After a scheme that runs scripts, or one that came from a value: nothing more may.
    case refused

    /// The part that is safe whichever of two it is.
    func joined(with other: LinkPart) -> LinkPart {
        if self == other { return self }
        switch (self, other) {
        case (.refused, _), (_, .refused): return .refused
        case (.unknown, _), (_, .unknown), (.scheme, _), (_, .scheme): return .unknown
        case (.start, _), (_, .start): return .start
        case (.query, _), (_, .query), (.path, .path): return .query
        }
    }
}
