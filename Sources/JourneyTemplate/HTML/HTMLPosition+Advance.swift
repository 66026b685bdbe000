/// How text moves a position on: the states of an HTML tokenizer that escaping needs.
extension HTMLPosition {
    mutating func advance(over text: String) {
        for byte in text.utf8 {
            advance(over: byte)
        }
    }

    private mutating func advance(over byte: UInt8) {
        switch place {
        case .text:
            if byte == UInt8(ascii: "<") { place = .tagOpen }
        case .tagOpen: advanceTagOpen(byte)
        case .endTagOpen, .tagName: advanceTagName(byte)
        case .markupDeclaration: advanceMarkupDeclaration(byte)
        case .declaration:
            if byte == UInt8(ascii: ">") { self = HTMLPosition() }
        case .comment: advanceComment(byte)
        case .tag: advanceTag(byte)
        case .attributeName: advanceAttributeName(byte)
        case .afterAttributeName: advanceAfterAttributeName(byte)
        case .beforeValue: advanceBeforeValue(byte)
        case .quotedValue(let quote):
            if byte == quote { endValue() } else { advanceValue(byte) }
        case .unquotedValue:
            if byte.isTemplateSpace {
                endValue()
            } else if byte == UInt8(ascii: ">") {
                closeTag()
            } else {
                advanceValue(byte)
            }
        case .rawText: advanceRawText(byte)
        }
    }

    // MARK: Tags

    private mutating func advanceTagOpen(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "/"): (place, isEndTag, element) = (.endTagOpen, true, "")
        case UInt8(ascii: "!"): (place, pending) = (.markupDeclaration, [])
        case UInt8(ascii: "?"): place = .declaration
        case UInt8(ascii: "<"): break
        default:
            guard byte.isLetter else {
                self = HTMLPosition()
                return
            }
            (place, isEndTag, element) = (.tagName, false, byte.lowercasedText)
        }
    }

    private mutating func advanceTagName(_ byte: UInt8) {
        if byte == UInt8(ascii: ">") {
            closeTag()
        } else if byte.isTemplateSpace || byte == UInt8(ascii: "/") {
            place = .tag
        } else {
            place = .tagName
            element += byte.lowercasedText
        }
    }

    private mutating func closeTag() {
        let opensRawText = !isEndTag && Self.rawElements.contains(element)
        let opened = element
        self = HTMLPosition()
        if opensRawText { (place, element) = (.rawText, opened) }
    }

    private mutating func advanceTag(_ byte: UInt8) {
        if byte == UInt8(ascii: ">") {
            closeTag()
        } else if !byte.isTemplateSpace, byte != UInt8(ascii: "/") {
            (place, attribute) = (.attributeName, byte.lowercasedText)
        }
    }

    private mutating func advanceAttributeName(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "="): place = .beforeValue
        case UInt8(ascii: ">"): closeTag()
        case UInt8(ascii: "/"): (place, attribute) = (.tag, "")
        default:
            if byte.isTemplateSpace {
                place = .afterAttributeName
            } else {
                attribute += byte.lowercasedText
            }
        }
    }

    private mutating func advanceAfterAttributeName(_ byte: UInt8) {
        if byte == UInt8(ascii: "=") {
            place = .beforeValue
        } else if !byte.isTemplateSpace {
            (place, attribute) = (.tag, "")
            advanceTag(byte)
        }
    }

    // MARK: Values

    private mutating func advanceBeforeValue(_ byte: UInt8) {
        if byte == UInt8(ascii: ">") { return closeTag() }
        guard !byte.isTemplateSpace else { return }
        kind = Self.kind(ofAttribute: attribute)
        (linkPart, styleDepth, pending) = (.start, 0, [])
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            place = .quotedValue(byte)
        } else {
            place = .unquotedValue
            advanceValue(byte)
        }
    }

    private mutating func endValue() {
        let (element, isEndTag) = (element, isEndTag)
        self = HTMLPosition(place: .tag, element: element, isEndTag: isEndTag)
    }

    private mutating func advanceValue(_ byte: UInt8) {
        switch kind {
        case .ordinary, .script: break
        case .style: advanceStyle(byte)
        case .link: advanceLink(byte)
        }
    }

    private mutating func advanceLink(_ byte: UInt8) {
        switch linkPart {
        case .refused, .query: return
        case .path:
            if byte == UInt8(ascii: "?") { linkPart = .query }
            return
        case .start, .scheme, .unknown: break
        }
        // A number sign after `&` is that of a reference such as `&#58;`.
        let isReference = byte == UInt8(ascii: "#") && pending.last == UInt8(ascii: "&")
        switch byte {
        case UInt8(ascii: "?"): linkPart = .query
        case UInt8(ascii: "/"): linkPart = .path
        case UInt8(ascii: "#") where !isReference: linkPart = .path
        case UInt8(ascii: ":"):
            let scheme = String(decoding: pending, as: UTF8.self)
            let isTrusted = linkPart != .unknown && LinkSafety.isHarmless(scheme: scheme)
            linkPart = isTrusted ? .path : .refused
        default:
            if linkPart == .start, byte.isTemplateSpace { return }
            if linkPart == .start { linkPart = .scheme }
            pending = pending.suffix(32) + [byte]
            return
        }
        pending = []
    }

    /// A quote opens or closes a text, a bracket the argument of a function.
    private mutating func advanceStyle(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "("): styleDepth += 1
        case UInt8(ascii: ")"): styleDepth = max(0, styleDepth - 1)
        case UInt8(ascii: "'"), UInt8(ascii: "\""): styleDepth ^= 1 << 16
        default: break
        }
    }

    // MARK: Comments and raw text

    /// Conditional comments, `<!--[if mso]>` to `<![endif]-->`, are markup to those mail clients
    /// that look inside: their content is followed as if it were not commented out.
    private mutating func advanceMarkupDeclaration(_ byte: UInt8) {
        pending.append(byte)
        if pending.elementsEqual("--".utf8) {
            (place, pending) = (.comment, Array("<!--".utf8))
        } else if !"--".utf8.starts(with: pending) {
            (place, pending) = (.declaration, [])
            if byte == UInt8(ascii: ">") { self = HTMLPosition() }
        }
    }

    private mutating func advanceComment(_ byte: UInt8) {
        pending.append(byte)
        let opening = Array("<!--".utf8)
        if pending.starts(with: opening) {
            let rest = pending.dropFirst(opening.count)
            if rest.elementsEqual("[if".utf8) { return (place, pending) = (.declaration, []) }
            if rest.elementsEqual(">".utf8) || rest.elementsEqual("->".utf8) {
                self = HTMLPosition()
                return
            }
            if "[if".utf8.starts(with: rest) || rest.elementsEqual("-".utf8) { return }
            pending = Array(rest)
        }
        let isEnd = pending.suffix(3).elementsEqual("-->".utf8)
        if isEnd || pending.suffix(4).elementsEqual("--!>".utf8) {
            self = HTMLPosition()
        } else {
            let keepsDash = [UInt8(ascii: "-"), UInt8(ascii: "!")].contains(byte)
            pending = keepsDash ? pending.suffix(3) : []
        }
    }

    private mutating func advanceRawText(_ byte: UInt8) {
        let end = Array("</\(element)".utf8)
        if pending.count == end.count {
            if byte == UInt8(ascii: ">") {
                self = HTMLPosition()
                return
            }
            if byte.isTemplateSpace || byte == UInt8(ascii: "/") {
                self = HTMLPosition(place: .tag, element: element, isEndTag: true)
                return
            }
        }
        pending.append(byte.lowercased)
        if !end.starts(with: pending) {
            pending = byte == UInt8(ascii: "<") ? [byte] : []
        }
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x61...0x7a).contains(self | 0x20) }

    fileprivate var lowercased: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }

    /// Only for comparing names: bytes that are not ASCII make no attribute that matters.
    fileprivate var lowercasedText: String { String(UnicodeScalar(lowercased)) }
}
