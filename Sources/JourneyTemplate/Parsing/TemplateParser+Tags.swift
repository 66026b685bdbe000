import JourneyCore

/// What each tag is.
extension TemplateParser {
    static let tagNames = [
        "abort", "assign", "break", "capture", "case", "comment", "continue", "cycle", "decrement",
        "doc", "echo", "else", "elsif", "endcapture", "endcase", "endcomment", "enddoc", "endfor",
        "endif", "endifchanged", "endraw", "endtablerow", "endunless", "for", "if", "ifchanged",
        "include", "increment", "liquid", "raw", "render", "tablerow", "unless", "when",
    ]

    mutating func take(_ tag: TagMarkup) {
        switch tag.name {
        case "if", "unless": takeBranch(tag)
        case "elsif": takeElsif(tag)
        case "else": takeElse(tag)
        case "case": takeCase(tag)
        case "when": takeWhen(tag)
        case "for", "tablerow": takeLoop(tag)
        case "break": takeBare(tag, .leave)
        case "continue": takeBare(tag, .next)
        case "assign": takeAssign(tag)
        case "capture": takeCapture(tag)
        case "echo":
            let isEmpty = source.bytes[tag.markup].allSatisfy(\.isTemplateSpace)
            if !isEmpty { takeOutput(tag.markup, offset: tag.offset) }
        case "abort": takeAbort(tag)
        case "cycle": takeCycle(tag)
        case "increment": takeCounter(tag, step: 1)
        case "decrement": takeCounter(tag, step: -1)
        case "ifchanged":
            expectNothing(in: tag)
            push(OpenBlock(kind: .changed, name: tag.name, offset: tag.offset))
        case "include", "render": takePartial(tag)
        case "liquid": takeLines(tag)
        case "#": takeInlineComment(tag)
        case "endif", "endunless", "endcase", "endfor", "endtablerow", "endcapture",
            "endifchanged":
            expectNothing(in: tag)
            close(String(tag.name.dropFirst(3)), tag)
        case "endcomment", "endraw", "enddoc", "comment", "raw", "doc": reportUnexpected(tag)
        default: reportUnknown(tag)
        }
    }

    // MARK: Branches

    private mutating func takeBranch(_ tag: TagMarkup) {
        let header = OpenBlock.Header.condition(
            condition(of: tag),
            isNegated: tag.name == "unless"
        )
        push(OpenBlock(kind: .branch, name: tag.name, offset: tag.offset, header: header))
    }

    private mutating func takeElsif(_ tag: TagMarkup) {
        let header = OpenBlock.Header.condition(condition(of: tag), isNegated: false)
        warnIfUnreachable(tag)
        beginSection(header, of: ["if", "unless"], tag)
    }

    private mutating func condition(of tag: TagMarkup) -> Condition? {
        parse(tag.markup) { parser throws(MarkupProblem) in
            guard !parser.isAtEnd else {
                throw MarkupProblem(
                    message: "'\(tag.name)' needs a condition",
                    offset: tag.offset,
                    help: "such as {% \(tag.name) customer.city == \"Perm\" %}"
                )
            }
            let condition = try parser.condition()
            try parser.expectEnd()
            return condition
        }
    }

    private mutating func takeElse(_ tag: TagMarkup) {
        expectNothing(in: tag, help: "for another condition, write {% elsif … %}")
        warnIfUnreachable(tag)
        if innermost.name == "for", !innermost.hasElse { names.leaveLoop() }
        beginSection(.otherwise, of: ["if", "unless", "case", "for"], tag)
    }

    /// Liquid takes what follows an `else`, and never renders it.
    private mutating func warnIfUnreachable(_ tag: TagMarkup) {
        guard innermost.hasElse, innermost.name != "case" else { return }
        warnings.append(
            MarkupProblem(
                id: .unreachable,
                message: "this '\(tag.name)' follows an 'else', so it is never rendered",
                offset: tag.offset,
                help: "move it before the 'else'"
            )
        )
    }

    private mutating func takeCase(_ tag: TagMarkup) {
        let subject: Expression? = parse(tag.markup) { parser throws(MarkupProblem) in
            let subject = try parser.expression()
            try parser.expectEnd()
            return subject
        }
        push(OpenBlock(kind: .choice(subject), name: tag.name, offset: tag.offset))
    }

    private mutating func takeWhen(_ tag: TagMarkup) {
        let values: [Expression]? = parse(tag.markup) { parser throws(MarkupProblem) in
            var values = [try parser.expression()]
            while parser.take(.comma) || parser.take(.name("or")) {
                values.append(try parser.expression())
            }
            try parser.expectEnd()
            return values
        }
        beginSection(.values(values ?? []), of: ["case"], tag)
    }

    // MARK: Names

    private mutating func takeAssign(_ tag: TagMarkup) {
        let assignment = parse(tag.markup) {
            parser throws(MarkupProblem) -> (String, FilteredExpression) in
            let name = try parser.name("the name to assign to")
            try parser.expect(.assign, "'='")
            let value = try parser.filtered()
            try parser.expectEnd()
            return (name, value)
        }
        guard let (name, value) = assignment else { return }
        let alias = value.filters.isEmpty ? names.reference(of: value.expression) : nil
        names.make(name, as: alias)
        append(.assign(name: name, value, offset: tag.offset))
    }

    private mutating func takeCapture(_ tag: TagMarkup) {
        let name: String? = parse(tag.markup) { parser throws(MarkupProblem) in
            let name: String
            switch parser.current.kind {
            case .text(let text): name = text
            case .whole(let number): name = String(number)
            case .name(let word): name = word
            case .fraction, .comparison, .dot, .dots, .comma, .colon, .pipe, .assign, .openBracket,
                .closeBracket, .openParenthesis, .closeParenthesis, .end:
                throw parser.expected("the name to capture to")
            }
            parser.advance()
            try parser.expectEnd()
            return name
        }
        // Known from here on, as far as a reader of the template can tell.
        if let name { names.make(name) }
        push(OpenBlock(kind: .capture(name: name ?? ""), name: tag.name, offset: tag.offset))
    }

    private mutating func takeCounter(_ tag: TagMarkup, step: Int64) {
        let name: String? = parse(tag.markup) { parser throws(MarkupProblem) in
            let name = try parser.name("the name of a counter")
            try parser.expectEnd()
            return name
        }
        guard let name else { return }
        names.make(name)
        append(.counter(name: name, step: step))
    }

    // MARK: Small tags

    private mutating func takeBare(_ tag: TagMarkup, _ node: Node) {
        expectNothing(in: tag)
        append(node)
    }

    private mutating func takeAbort(_ tag: TagMarkup) {
        let reason: FilteredExpression?? = parse(tag.markup) {
            parser throws(MarkupProblem) in
            guard !parser.isAtEnd else { return nil }
            let reason = try parser.filtered()
            try parser.expectEnd()
            return reason
        }
        if let reason { append(.abort(reason, offset: tag.offset)) }
    }

    private mutating func takeCycle(_ tag: TagMarkup) {
        let escaping = escaping
        let cycle: Cycle? = parse(tag.markup) { parser throws(MarkupProblem) in
            var cycle = Cycle(
                text: "",
                values: [],
                escaping: escaping,
                offset: tag.offset
            )
            var start = parser.current.offset
            var value = try parser.expression()
            if parser.take(.colon) {
                cycle.group = value
                start = parser.current.offset
                value = try parser.expression()
            }
            cycle.values = [value]
            while parser.take(.comma), !parser.isAtEnd {
                cycle.values.append(try parser.expression())
            }
            try parser.expectEnd()
            cycle.text = parser.written(from: start)
            return cycle
        }
        if let cycle { append(.cycle(cycle)) }
    }

    mutating func expectNothing(in tag: TagMarkup, help: String? = nil) {
        let isEmpty = source.bytes[tag.markup].allSatisfy(\.isTemplateSpace)
        guard !isEmpty else { return }
        problems.append(
            MarkupProblem(
                message: "nothing may follow '\(tag.name)'",
                offset: tag.offset,
                help: help
            )
        )
    }
}
