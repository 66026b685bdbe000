import JourneyCore

/// Renders loops.
extension Renderer {
    func render(_ loop: Loop) throws(RenderError) -> Flow {
        let items = try items(of: loop)
        guard !items.isEmpty else {
            if loop.table != nil, !items.isMissing {
                try write("<tr class=\"row1\">\n</tr>\n", at: loop.offset)
            }
            guard let otherwise = loop.otherwise else { return .done }
            return try render(otherwise)
        }
        var columns: Int?
        if let table = loop.table {
            columns = try self.columns(of: table, count: items.count, at: loop.offset)
        }
        let parent = names.loop
        names.enterLoop()
        defer { names.leaveLoop() }
        if columns != nil { try write("<tr class=\"row1\">\n", at: loop.offset) }
        for index in 0..<items.count {
            let position = LoopPosition(
                name: loop.name,
                length: items.count,
                index: index,
                parent: parent,
                columns: columns
            )
            names.setInLoop(columns == nil ? "forloop" : "tablerowloop", .loop(position))
            names.setInLoop(loop.variable, items[loop.isReversed ? items.count - 1 - index : index])
            try placed(loop.offset) { () throws(FilterFailure) in try spend() }
            if let columns {
                try write("<td class=\"col\(index % columns + 1)\">", at: loop.offset)
            }
            let flow = try render(loop.body)
            if let columns { try endCell(index, of: items.count, columns: columns, loop, flow) }
            if flow == .leave { break }
        }
        if columns != nil { try write("</tr>\n", at: loop.offset) }
        return .done
    }

    private func endCell(
        _ index: Int,
        of count: Int,
        columns: Int,
        _ loop: Loop,
        _ flow: Flow
    ) throws(RenderError) {
        try write("</td>", at: loop.offset)
        guard (index + 1) % columns == 0, index + 1 < count, flow != .leave else { return }
        try write("</tr>\n<tr class=\"row\((index + 1) / columns + 1)\">", at: loop.offset)
    }

    private func columns(
        of table: Loop.Table,
        count: Int,
        at offset: Int
    ) throws(RenderError) -> Int {
        guard let expression = table.columns else { return count }
        let value = try evaluate(expression, at: offset)
        return max(1, try value.isNull ? count : wholeNumber(value, "cols", at: offset))
    }

    /// The items that the loop walks, before it turns them round.
    private func items(of loop: Loop) throws(RenderError) -> LoopItems {
        var items = LoopItems(try evaluate(loop.items, at: loop.offset))
        var start = 0
        switch loop.start {
        case .continued: start = state.loopEnds[loop.name] ?? 0
        case .at(let expression):
            let value = try evaluate(expression, at: loop.offset)
            start = value.isNull ? 0 : try wholeNumber(value, "offset", at: loop.offset)
        case nil: break
        }
        var limit = Int.max
        if let expression = loop.limit {
            let value = try evaluate(expression, at: loop.offset)
            if !value.isNull { limit = try wholeNumber(value, "limit", at: loop.offset) }
        }
        items.cut(from: max(0, start), limit: max(0, limit))
        state.loopEnds[loop.name] = max(0, start).addingReportingOverflow(items.count).partialValue
        return items
    }

    private func wholeNumber(
        _ value: Datum,
        _ name: String,
        at offset: Int
    ) throws(RenderError) -> Int {
        guard let number = value.wholeNumber else {
            let failure = FilterFailure(
                message: "'\(name)' must be a whole number, not '\(value.text)'"
            )
            throw failed(failure, at: offset)
        }
        return number
    }
}
