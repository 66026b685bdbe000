import JourneyCore

/// Puts a template together from its segments, going on after each problem to find the next.
struct TemplateParser {
    let source: SourceText
    let limits: TemplateLimits
    /// What every output is escaped for until it is known better.
    let escaping: OutputEscaping
    var problems: [MarkupProblem] = []
    /// What is allowed, but surely not meant.
    var warnings: [MarkupProblem] = []
    var names = NameScopes()
    /// Where partials are asked for.
    var partialOffsets: [Int] = []
    private(set) var open: [OpenBlock] = [OpenBlock(kind: .root, name: "", offset: 0)]
    /// The names of unknown tags: their ends are not reported again.
    private var unknownTags: Set<String> = []
    private var isTooDeep = false

    init(_ source: SourceText, limits: TemplateLimits, escaping: OutputEscaping) {
        self.source = source
        self.limits = limits
        self.escaping = escaping
    }

    /// Whether the blocks fit together, so that what stands where can be relied on.
    var isWellNested: Bool {
        !problems.contains {
            $0.id == .unclosedBlock || $0.id == .unexpectedTag || $0.id == .tooDeep
        }
    }

    mutating func parse(_ segments: [Segment]) -> Block {
        for segment in segments where !isTooDeep {
            switch segment {
            case .text(let text): append(.text(text))
            case .comment: append(.nothing)
            case .output(let markup, let offset): takeOutput(markup, offset: offset)
            case .tag(let tag): take(tag)
            }
        }
        while open.count > 1, let block = open.popLast() {
            if !isTooDeep { reportUnclosed(block) }
            append(block.node())
        }
        return open[0].block
    }

    mutating func append(_ node: Node) {
        open[open.count - 1].append(node)
    }

    mutating func takeOutput(_ markup: Range<Int>, offset: Int) {
        parse(markup) { parser throws(MarkupProblem) in
            let value = try parser.filtered()
            try parser.expectEnd()
            return value
        }.map { value in
            append(.output(Output(value: value, escaping: escaping, offset: offset)))
        }
    }

    /// Reads the markup of a tag; reports its problem, and gives nil, if it has one.
    mutating func parse<Result>(
        _ markup: Range<Int>,
        _ read: (inout MarkupParser) throws(MarkupProblem) -> Result
    ) -> Result? {
        do throws(MarkupProblem) {
            var parser = try MarkupParser(markup, of: source, depthMax: limits.depth)
            defer {
                for (path, offset) in parser.paths {
                    names.record(path, at: offset)
                }
            }
            return try read(&parser)
        } catch {
            problems.append(error)
            return nil
        }
    }

    // MARK: Blocks

    mutating func push(_ block: OpenBlock) {
        guard open.count <= limits.depth else {
            problems.append(
                MarkupProblem(
                    id: .tooDeep,
                    message: "blocks are nested deeper than \(limits.depth)",
                    offset: block.offset,
                    help: "move inner blocks to a message of their own, or flatten the conditions"
                )
            )
            isTooDeep = true
            return
        }
        open.append(block)
    }

    /// Ends the innermost block of that name, and reports those within it that are still open.
    mutating func close(_ name: String, _ tag: TagMarkup) {
        guard let index = open.lastIndex(where: { $0.name == name }) else {
            return reportUnexpected(tag)
        }
        while open.count > index, let block = open.popLast() {
            if open.count > index { reportUnclosed(block) }
            if case .loop = block.kind, !block.hasElse { names.leaveLoop() }
            append(block.node())
        }
    }

    /// Begins a section of the innermost block, if that is of one of these names.
    mutating func beginSection(
        _ header: OpenBlock.Header,
        of blocks: Set<String>,
        _ tag: TagMarkup
    ) {
        let innermost = open[open.count - 1]
        guard blocks.contains(innermost.name) else { return reportUnexpected(tag) }
        open[open.count - 1].beginSection(header)
    }

    var innermost: OpenBlock { open[open.count - 1] }

    // MARK: Reports

    private mutating func reportUnclosed(_ block: OpenBlock) {
        problems.append(
            MarkupProblem(
                id: .unclosedBlock,
                message: "'\(block.name)' is never closed",
                offset: block.offset,
                help: "add {% end\(block.name) %}"
            )
        )
    }

    mutating func reportUnexpected(_ tag: TagMarkup) {
        let innermost = innermost
        let help =
            innermost.name.isEmpty
            ? "no block is open here"
            : "the block that is open here is '\(innermost.name)', "
                + "of line \(source.place(of: innermost.offset).line)"
        problems.append(
            MarkupProblem(
                id: .unexpectedTag,
                message: "'\(tag.name)' does not belong here",
                offset: tag.offset,
                help: help
            )
        )
    }

    mutating func reportUnknown(_ tag: TagMarkup) {
        if tag.name.isEmpty {
            let problem = MarkupProblem(
                message: "a tag begins with its name",
                offset: tag.offset,
                help: "to output a value, write {{ … }}"
            )
            return problems.append(problem)
        }
        if tag.name.hasPrefix("end"), unknownTags.contains(String(tag.name.dropFirst(3))) { return }
        unknownTags.insert(tag.name)
        let suggestion = NearestWord.of(tag.name, among: Self.tagNames)
        problems.append(
            MarkupProblem(
                id: .unknownTag,
                message: "unknown tag '\(tag.name)'",
                offset: tag.offset,
                help: suggestion.map { "did you mean '\($0)'?" }
            )
        )
    }
}
