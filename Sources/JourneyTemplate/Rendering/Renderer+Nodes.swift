import JourneyCore

/// Renders nodes.
extension Renderer {
    func render(_ block: Block) throws(RenderError) -> Flow {
        for node in block.nodes {
            let flow = try render(node)
            if flow != .done { return flow }
        }
        return .done
    }

    private func render(_ node: Node) throws(RenderError) -> Flow {
        switch node {
        case .text(let text): try write(text, at: 0)
        case .output(let output):
            let value = try evaluate(output.value, at: output.offset)
            try put(value, output.escaping, at: output.offset)
        case .assign(let name, let value, let offset):
            names.assign(name, try evaluate(value, at: offset))
        case .capture(let name, let block): return try capture(block, as: name)
        case .branch(let branch): return try render(branch)
        case .choice(let choice): return try render(choice)
        case .loop(let loop): return try render(loop)
        case .leave: return .leave
        case .next: return .next
        case .abort(let reason, let offset):
            let text = try reason.map { value throws(RenderError) in
                try evaluate(value, at: offset).text
            }
            throw .aborted(reason: text ?? "")
        case .cycle(let cycle): try render(cycle)
        case .counter(let name, let step):
            try write(String(names.count(name, step: step)), at: 0)
        case .changed(let block): return try renderChanged(block)
        case .partial(let call): return try render(call)
        case .nothing: break
        }
        return .done
    }

    private func put(
        _ value: Datum,
        _ escaping: OutputEscaping,
        at offset: Int
    ) throws(RenderError) {
        try placed(offset) { () throws(FilterFailure) in try spend(1 + value.size / 64) }
        try write(escaping.apply(to: value), at: offset)
    }

    // MARK: Branches

    private func render(_ branch: Branch) throws(RenderError) -> Flow {
        for arm in branch.arms {
            guard let condition = arm.condition else { return try render(arm.body) }
            if try holds(condition) != arm.isNegated { return try render(arm.body) }
        }
        return .done
    }

    private func render(_ choice: Choice) throws(RenderError) -> Flow {
        let subject = try evaluate(choice.subject, at: choice.offset)
        var hasMatched = false
        for arm in choice.arms {
            guard let values = arm.values else {
                let flow = hasMatched ? .done : try render(arm.body)
                if flow != .done { return flow }
                continue
            }
            for value in values where subject.equals(try evaluate(value, at: choice.offset)) {
                hasMatched = true
                let flow = try render(arm.body)
                if flow != .done { return flow }
            }
        }
        return .done
    }

    // MARK: Captures

    /// Renders a block into a text of its own.
    private func separately(_ block: Block) throws(RenderError) -> (Flow, String) {
        let outer = output
        output = ""
        let flow = try render(block)
        let text = output
        output = outer
        return (flow, text)
    }

    private func capture(_ block: Block, as name: String) throws(RenderError) -> Flow {
        let (flow, text) = try separately(block)
        names.assign(name, marksCaptures ? .marked(text, .markup) : .text(text))
        return flow
    }

    private func renderChanged(_ block: Block) throws(RenderError) -> Flow {
        let (flow, text) = try separately(block)
        if text != state.lastChanged {
            state.lastChanged = text
            try write(text, at: block.firstOffset)
        }
        return flow
    }

    private func render(_ cycle: Cycle) throws(RenderError) {
        var key = "values \(cycle.text)"
        if let group = cycle.group {
            key = "group \(try evaluate(group, at: cycle.offset).text)"
        }
        let turn = state.cycles[key] ?? 0
        state.cycles[key] = turn + 1 < cycle.values.count ? turn + 1 : 0
        guard turn < cycle.values.count else { return }
        let value = try evaluate(cycle.values[turn], at: cycle.offset)
        try put(value, cycle.escaping, at: cycle.offset)
    }
}
