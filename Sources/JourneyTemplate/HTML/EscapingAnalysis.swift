/// Finds where in the HTML, or in an address, each output of a template stands, and so how it is
/// escaped; refuses those that nothing could make safe.
///
/// Every way through the template is followed: branches must end at places that can be one, and a
/// loop's turn must end where it began.
struct EscapingAnalysis {
    let isAddress: Bool
    private(set) var problems: [MarkupProblem] = []
    private(set) var captureDepth = 0
    private var visitsLeft = 2_000_000
    /// The positions at the `break`s and `continue`s of the loops around.
    private var exits: [[HTMLPosition]] = []

    /// In an address, everything is the value of one link.
    init(isAddress: Bool) {
        self.isAddress = isAddress
    }

    var start: HTMLPosition {
        isAddress ? HTMLPosition(place: .quotedValue(0), kind: .link) : HTMLPosition()
    }

    /// Sets the escaping of every output in the block.
    ///
    /// Gives the position after it; nil if nothing ever comes after it.
    mutating func analyze(_ block: inout Block, from start: HTMLPosition?) -> HTMLPosition? {
        var position = start
        for index in block.nodes.indices {
            position = analyze(&block.nodes[index], from: position)
        }
        return position
    }

    private mutating func analyze(_ node: inout Node, from start: HTMLPosition?) -> HTMLPosition? {
        guard var position = start, hasWorkLeft() else { return nil }
        switch node {
        case .text(let text):
            position.advance(over: text)
            return position
        case .output(var output):
            output.escaping = escaping(at: position, offset: output.offset)
            node = .output(output)
            return after(outputAt: position)
        case .capture(let name, var block):
            analyze(captured: &block, at: position)
            node = .capture(name: name, block)
            return position
        case .branch(var branch):
            let end = analyze(&branch, from: position)
            node = .branch(branch)
            return end
        case .choice(var choice):
            let end = analyze(&choice, from: position)
            node = .choice(choice)
            return end
        case .loop(var loop):
            let end = analyze(&loop, from: position)
            node = .loop(loop)
            return end
        case .changed(var block):
            let end = analyze(&block, from: position)
            node = .changed(block)
            return join(
                [end, position].compactMap { $0 },
                offset: block.firstOffset
            )
        case .cycle(var cycle):
            cycle.escaping = escaping(at: position, offset: cycle.offset)
            node = .cycle(cycle)
            return after(outputAt: position)
        case .partial(let call):
            if position != HTMLPosition() {
                report("a partial must stand in text, not inside a tag", offset: call.offset)
            }
            return position
        case .leave, .next:
            if !exits.isEmpty { exits[exits.count - 1].append(position) }
            return nil
        case .abort: return nil
        case .assign, .counter, .nothing: return position
        }
    }

    /// What is captured is markup of its own, or in an address plain text: where it is put out it is
    /// escaped for there.
    private mutating func analyze(captured block: inout Block, at position: HTMLPosition) {
        captureDepth += 1
        defer { captureDepth -= 1 }
        let knownExits = exits.last?.count ?? 0
        if let end = analyze(&block, from: HTMLPosition()), !isAddress, end != HTMLPosition() {
            report("a capture must end in text, not inside a tag", offset: block.firstOffset)
        }
        // Whoever leaves the loop from in here has written nothing since `position`.
        guard let count = exits.last?.count else { return }
        for index in knownExits..<count { exits[exits.count - 1][index] = position }
    }

    /// Loops within loops that keep changing an address would be walked very often.
    private mutating func hasWorkLeft() -> Bool {
        visitsLeft -= 1
        if visitsLeft == 0 {
            let problem = MarkupProblem(
                id: .tooDeep,
                message: "the template's loops and branches are too tangled to follow",
                offset: 0,
                help: "move loops out of the values of attributes"
            )
            problems.append(problem)
        }
        return visitsLeft > 0
    }

    // MARK: Blocks

    private mutating func analyze(_ branch: inout Branch, from start: HTMLPosition) -> HTMLPosition?
    {
        var hasElse = false
        var ends: [HTMLPosition] = []
        for index in branch.arms.indices {
            if branch.arms[index].condition == nil { hasElse = true }
            if let end = analyze(&branch.arms[index].body, from: start) { ends.append(end) }
        }
        if !hasElse { ends.append(start) }
        return join(ends, offset: branch.offset)
    }

    /// Several arms may be rendered one after another, so where one ends another may begin.
    private mutating func analyze(_ choice: inout Choice, from start: HTMLPosition) -> HTMLPosition?
    {
        let hasElse = choice.arms.contains { $0.values == nil }
        var (position, ends): (HTMLPosition, [HTMLPosition]) = (start, [])
        while true {
            ends = []
            for index in choice.arms.indices {
                if let end = analyze(&choice.arms[index].body, from: position) { ends.append(end) }
            }
            // Ends that can't be where it began only matter if two arms match.
            guard let joined = join([position] + ends), joined != position else { break }
            position = joined
        }
        if !hasElse || ends.isEmpty { ends.append(start) }
        return join(ends, offset: choice.offset)
    }

    /// A turn begins where the one before ended, so the turns are walked until that is no news:
    /// joined positions only ever grow more careful.
    private mutating func analyze(_ loop: inout Loop, from start: HTMLPosition) -> HTMLPosition? {
        if loop.table != nil, start.place != .text {
            report("a 'tablerow' must stand in text", offset: loop.offset)
        }
        var turn = start
        while true {
            exits.append([])
            let end = analyze(&loop.body, from: turn)
            let ends = [turn, end].compactMap { $0 } + (exits.popLast() ?? [])
            guard let joined = join(ends, offset: loop.offset) else { return nil }
            if joined == turn { break }
            turn = joined
        }
        guard var otherwise = loop.otherwise else {
            return join([turn, start], offset: loop.offset)
        }
        let end = analyze(&otherwise, from: start)
        loop.otherwise = otherwise
        return join([turn, end].compactMap { $0 }, offset: loop.offset)
    }

    /// Reports a problem, and gives nil, if these can't be one position.
    private mutating func join(_ ends: [HTMLPosition], offset: Int) -> HTMLPosition? {
        guard !ends.isEmpty else { return nil }
        if let joined = join(ends) { return joined }
        report(
            "the ways through this tag end at different places of the HTML",
            offset: offset,
            help: "close in each branch the tags and quotes that it opens"
        )
        return nil
    }

    private func join(_ ends: [HTMLPosition]) -> HTMLPosition? {
        guard let first = ends.first else { return nil }
        return ends.dropFirst().reduce(first) { $0?.joined(with: $1) }
    }

    private func after(outputAt position: HTMLPosition) -> HTMLPosition {
        var position = position
        if position.place == .comment { position.pending = [] }
        guard position.kind == .link else { return position }
        if position.linkPart == .start || position.linkPart == .scheme {
            (position.linkPart, position.pending) = (.unknown, [])
        }
        return position
    }

    mutating func report(_ message: String, offset: Int, help: String? = nil) {
        let problem = MarkupProblem(id: .unsafeOutput, message: message, offset: offset, help: help)
        let isKnown = problems.contains { $0.offset == offset && $0.message == message }
        if !isKnown { problems.append(problem) }
    }
}
