/// Finds where in the HTML, or in an address, each output of a template stands, and so how it is
/// escaped; refuses those that nothing could make safe.
///
/// Every way through the template is followed: branches must end at places that can be one, and a
/// loop's turn must end where it began.
struct EscapingAnalysis {
    let isAddress: Bool
    private(set) var problems: [MarkupProblem] = []
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
        guard var position = start else { return nil }
        switch node {
        case .text(let text):
            position.advance(over: text)
            return position
        case .output(var output):
            output.escaping = escaping(at: position, offset: output.offset)
            node = .output(output)
            return after(outputAt: position)
        case .capture(let name, var block):
            // What is captured is markup of its own; where it is put out it is escaped for there.
            if let end = analyze(&block, from: HTMLPosition()), end != HTMLPosition() {
                report("a capture must end in text, not inside a tag", offset: block.firstOffset)
            }
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
        var (position, ends): (HTMLPosition, [HTMLPosition]) = (start, [])
        for _ in 0..<2 {
            ends = [start]
            for index in choice.arms.indices {
                if let end = analyze(&choice.arms[index].body, from: position) { ends.append(end) }
            }
            let hasElse = choice.arms.contains { $0.values == nil }
            if hasElse, ends.count > 1 { ends.removeFirst() }
            guard let joined = join(ends + [start], offset: choice.offset, isQuiet: true) else {
                break
            }
            position = joined
        }
        return join(ends, offset: choice.offset)
    }

    private mutating func analyze(_ loop: inout Loop, from start: HTMLPosition) -> HTMLPosition? {
        if loop.table != nil, start.place != .text {
            report("a 'tablerow' must stand in text", offset: loop.offset)
        }
        exits.append([])
        var turn = start
        // A second turn begins where the first ended: an address may have gone on.
        for _ in 0..<2 {
            guard let end = analyze(&loop.body, from: turn),
                let joined = join([end, turn], offset: loop.offset)
            else { break }
            turn = joined
        }
        var ends = [turn] + (exits.popLast() ?? [])
        if var otherwise = loop.otherwise {
            if let end = analyze(&otherwise, from: start) { ends.append(end) }
            loop.otherwise = otherwise
        } else {
            ends.append(start)
        }
        return join(ends, offset: loop.offset)
    }

    private mutating func join(
        _ ends: [HTMLPosition],
        offset: Int,
        isQuiet: Bool = false
    ) -> HTMLPosition? {
        guard var result = ends.first else { return nil }
        for end in ends.dropFirst() {
            guard let joined = result.joined(with: end) else {
                guard !isQuiet else { return nil }
                report(
                    "the ways through this tag end at different places of the HTML",
                    offset: offset,
                    help: "close in each branch the tags and quotes that it opens"
                )
                return result
            }
            result = joined
        }
        return result
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
