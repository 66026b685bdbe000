/// What is done with an output that stands at a position.
extension EscapingAnalysis {
    mutating func escaping(at position: HTMLPosition, offset: Int) -> OutputEscaping {
        if isAddress, captureDepth > 0 { return .verbatim }
        switch position.place {
        case .text: return .htmlText
        case .comment:
            if position.pending.contains(UInt8(ascii: "-")), position.pending.count < 4 {
                refuse("after a dash in a comment", offset, help: "put a space before it")
            }
            return .htmlText
        case .rawText: return rawText(position, offset)
        case .quotedValue: return value(position, offset)
        case .beforeValue, .unquotedValue:
            refuse(
                "in an attribute value without quotes",
                offset,
                help: "write \(position.attribute)=\"{{ … }}\""
            )
        case .tagOpen, .endTagOpen, .tagName:
            refuse(
                "in the name of a tag",
                offset,
                help: "choose between whole tags with {% if %}; a plain '<' is written &lt;"
            )
        case .tag, .attributeName, .afterAttributeName:
            refuse(
                "as an attribute",
                offset,
                help: "write the attribute out and put the output in its quoted value"
            )
        case .markupDeclaration, .declaration:
            refuse("in a declaration", offset, help: "move it into the text")
        }
        return .htmlText
    }

    private mutating func rawText(_ position: HTMLPosition, _ offset: Int) -> OutputEscaping {
        let element = position.element
        if !HTMLPosition.escapableElements.contains(element) || !position.pending.isEmpty {
            refuse(
                "inside <\(element)>",
                offset,
                help: element == "style"
                    ? "use a style attribute" : "put the value in the text or in an attribute"
            )
        }
        return .htmlText
    }

    private mutating func value(_ position: HTMLPosition, _ offset: Int) -> OutputEscaping {
        switch position.kind {
        case .ordinary: return .htmlAttribute
        case .script:
            refuse("in the attribute '\(position.attribute)', which is a script", offset)
            return .htmlAttribute
        case .style:
            if position.styleDepth > 0 {
                refuse(
                    "in a function or a text of a style",
                    offset,
                    help: "for an image use <img>, or the attribute 'background'"
                )
            }
            return .htmlStyle
        case .link:
            if position.linkPart == .refused {
                refuse(
                    "after a scheme that is not the author's, or that runs scripts",
                    offset,
                    help: "write https:// out"
                )
            }
            return isAddress ? .address(position.linkPart) : .htmlLink(position.linkPart)
        }
    }

    private mutating func refuse(_ place: String, _ offset: Int, help: String? = nil) {
        report("output \(place) can't be made safe", offset: offset, help: help)
    }
}

extension Block {
    /// The offset of the first node that knows its own; for messages.
    var firstOffset: Int {
        for node in nodes {
            switch node {
            case .output(let output): return output.offset
            case .branch(let branch): return branch.offset
            case .choice(let choice): return choice.offset
            case .loop(let loop): return loop.offset
            case .assign(_, _, let offset), .abort(_, let offset): return offset
            case .cycle(let cycle): return cycle.offset
            case .partial(let call): return call.offset
            case .text, .capture, .leave, .next, .counter, .changed, .nothing: continue
            }
        }
        return 0
    }
}
