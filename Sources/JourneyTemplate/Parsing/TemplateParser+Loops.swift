import JourneyCore

/// Loops, partials, and tags without braces.
extension TemplateParser {
    mutating func takeLoop(_ tag: TagMarkup) {
        let isTable = tag.name == "tablerow"
        let loop: Loop? = parse(tag.markup) { parser throws(MarkupProblem) in
            let variable = try parser.name("the name of the loop's variable")
            try parser.expect(.name("in"), "'in'")
            let start = parser.current.offset
            let items = try parser.expression()
            var loop = Loop(
                variable: variable,
                items: items,
                isReversed: false,
                name: "\(variable)-\(parser.written(from: start))",
                table: isTable ? Loop.Table() : nil,
                body: Block(nodes: []),
                isBlank: false,
                offset: tag.offset
            )
            while !parser.isAtEnd {
                if parser.take(.comma) { continue }
                try Self.readOption(of: &loop, from: &parser)
            }
            return loop
        }
        names.enterLoop(loop?.variable ?? "", over: names.reference(of: loop?.items))
        push(OpenBlock(kind: .loop(loop), name: tag.name, offset: tag.offset))
    }

    private static func readOption(
        of loop: inout Loop,
        from parser: inout MarkupParser
    ) throws(MarkupProblem) {
        let offset = parser.current.offset
        let name = try parser.name("'limit', 'offset' or 'reversed'")
        if name == "reversed", loop.table == nil {
            loop.isReversed = true
            return
        }
        var known = ["limit", "offset"]
        known.append(loop.table == nil ? "reversed" : "cols")
        guard known.contains(name) else {
            let suggestion = NearestWord.of(name, among: known)
            throw MarkupProblem(
                message: "a loop has no option '\(name)'",
                offset: offset,
                help: suggestion.map { "did you mean '\($0)'?" }
            )
        }
        try parser.expect(.colon, "':' after '\(name)'")
        if name == "offset", parser.take(.name("continue")) {
            loop.start = .continued
            return
        }
        let value = try parser.expression()
        switch name {
        case "limit": loop.limit = value
        case "offset": loop.start = .at(value)
        default: loop.table?.columns = value
        }
    }

    mutating func takePartial(_ tag: TagMarkup) {
        let isIsolated = tag.name == "render"
        let call: PartialCall? = parse(tag.markup) { parser throws(MarkupProblem) in
            if isIsolated, case .text = parser.current.kind {
            } else if isIsolated {
                throw parser.expected("the name of a partial in quotes")
            }
            var call = PartialCall(
                name: try parser.expression(),
                isIsolated: isIsolated,
                binding: .none,
                arguments: [],
                offset: tag.offset
            )
            while !parser.isAtEnd {
                if parser.take(.comma) { continue }
                try Self.readPart(of: &call, from: &parser)
            }
            return call
        }
        partialOffsets.append(tag.offset)
        if let call { append(.partial(call)) }
    }

    private static func readPart(
        of call: inout PartialCall,
        from parser: inout MarkupParser
    ) throws(MarkupProblem) {
        let word = try parser.name("the name of an argument")
        if word == "with" || word == "for", parser.current.kind != .colon {
            let value = try parser.expression()
            var alias: String?
            if parser.take(.name("as")) { alias = try parser.name("a name after 'as'") }
            call.binding =
                word == "with" ? .value(value, alias: alias) : .each(value, alias: alias)
            return
        }
        try parser.expect(.colon, "':' after '\(word)'")
        call.arguments.append((word, try parser.expression()))
    }

    /// `{% liquid %}`: a tag on each line.
    mutating func takeLines(_ tag: TagMarkup) {
        let depth = open.count
        var commentDepth = 0
        for line in source.bytes[tag.markup].split(separator: UInt8(ascii: "\n")) {
            let start = line.firstIndex { !$0.isTemplateSpace } ?? line.endIndex
            guard start < line.endIndex else { continue }
            let inner = source.tag(in: start..<line.endIndex, offset: start)
            switch inner.name {
            case "comment": commentDepth += 1
            case "endcomment" where commentDepth > 0: commentDepth -= 1
            default: if commentDepth == 0 { take(inner) }
            }
        }
        if commentDepth > 0 || open.count > depth {
            problems.append(
                MarkupProblem(
                    id: .unclosedBlock,
                    message: "a block in 'liquid' must end in it",
                    offset: tag.offset
                )
            )
        }
    }

    /// Each line of an inline comment begins with `#`.
    mutating func takeInlineComment(_ tag: TagMarkup) {
        append(.nothing)
        let lines = source.bytes[tag.markup].split(separator: UInt8(ascii: "\n"))
        for line in lines.dropFirst() {
            let first = line.first { !$0.isTemplateSpace }
            guard first != nil, first != UInt8(ascii: "#") else { continue }
            problems.append(
                MarkupProblem(
                    message: "each line of an inline comment begins with '#'",
                    offset: line.startIndex
                )
            )
        }
    }
}
