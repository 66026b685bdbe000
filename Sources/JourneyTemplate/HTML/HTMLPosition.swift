/// Where in an HTML document a byte stands, as far as escaping needs to know.
struct HTMLPosition: Hashable, Sendable {
    enum Place: Hashable, Sendable {
        case text
        /// Right after `<`.
        case tagOpen
        /// Right after `</`.
        case endTagOpen
        /// Right after `<!`: a comment, or a declaration that lasts until `>`.
        case markupDeclaration
        case declaration
        case comment
        case tagName
        /// Between attributes.
        case tag
        case attributeName
        case afterAttributeName
        case beforeValue
        case quotedValue(UInt8)
        case unquotedValue
        /// In an element whose text is no markup, until its end tag.
        case rawText
    }

    enum AttributeKind: Hashable, Sendable {
        case ordinary, link, style, script
    }

    var place = Place.text
    /// The element whose tag this is, or whose raw text; lower case.
    var element = ""
    var isEndTag = false
    var attribute = ""
    /// In a value: what the attribute holds.
    var kind = AttributeKind.ordinary
    /// In a link.
    var linkPart = LinkPart.start
    /// In a style: brackets and quotes that are open.
    var styleDepth = 0
    /// The bytes of a word that is being recognised: `<!--`, `-->`, `</script`, a scheme.
    var pending: [UInt8] = []

    static let rawElements: Set<String> = [
        "script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext", "title",
        "textarea",
    ]
    /// Raw elements in which references such as `&lt;` are still understood.
    static let escapableElements: Set<String> = ["title", "textarea"]

    private static let linkAttributes: Set<String> = [
        "href", "src", "action", "formaction", "background", "poster", "cite", "data", "longdesc",
        "xlink:href", "srcset", "imagesrcset", "ping", "manifest", "icon", "codebase", "classid",
        "profile", "usemap", "lowsrc", "dynsrc",
    ]

    static func kind(ofAttribute name: String) -> AttributeKind {
        if name.hasPrefix("on") || name == "srcdoc" { return .script }
        if name == "style" { return .style }
        return linkAttributes.contains(name) ? .link : .ordinary
    }

    /// The position after branches that end at either; nil when they can't be one.
    func joined(with other: HTMLPosition) -> HTMLPosition? {
        if self == other { return self }
        var joined = self
        joined.linkPart = linkPart.joined(with: other.linkPart)
        joined.styleDepth = max(styleDepth, other.styleDepth)
        let elements = [element, other.element]
        if element != other.element {
            guard place != .rawText, !elements.contains(where: Self.rawElements.contains) else {
                return nil
            }
            joined.element = ""
        }
        if attribute != other.attribute {
            guard Self.kind(ofAttribute: attribute) == Self.kind(ofAttribute: other.attribute)
            else { return nil }
            joined.attribute = ""
        }
        if kind == .link, pending != other.pending {
            joined.pending = []
            if joined.linkPart == .scheme { joined.linkPart = .unknown }
        }
        guard place == other.place, kind == other.kind, isEndTag == other.isEndTag,
            kind == .link || pending == other.pending
        else { return nil }
        return joined
    }
}
