import JourneyCore

/// Renders loops and partials.
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

    // MARK: Partials

    func render(_ call: PartialCall) throws(RenderError) -> Flow {
        let name = try evaluate(call.name, at: call.offset).text
        guard let partial = environment.partials[name] else {
            let suggestion = NearestWord.of(name, among: environment.partials.keys.sorted())
            throw failed(
                FilterFailure(
                    id: .unknownPartial,
                    message: "there is no partial '\(name)'",
                    help: suggestion.map { "did you mean '\($0)'?" }
                ),
                at: call.offset
            )
        }
        guard partial.context == context, partial.endsInText else {
            let failure = FilterFailure(
                id: .unknownPartial,
                message: "the partial '\(name)' is no part of such a text",
                help: "it must be made for the same kind of text, and end outside of tags"
            )
            throw failed(failure, at: call.offset)
        }
        guard partialDepth < Self.partialDepthMax else {
            let failure = FilterFailure(
                id: .overBudget,
                message: "partials are nested deeper than \(Self.partialDepthMax)",
                help: "perhaps '\(name)' includes itself"
            )
            throw failed(failure, at: call.offset)
        }
        partialDepth += 1
        defer { partialDepth -= 1 }
        var arguments: [String: Datum] = [:]
        for argument in call.arguments {
            arguments[argument.name] = try evaluate(argument.value, at: call.offset)
        }
        return try call.isIsolated
            ? renderIsolated(partial, name, call, arguments)
            : include(partial, name, call, arguments)
    }

    private static let partialDepthMax = 20

    private func renderIsolated(
        _ partial: Template,
        _ name: String,
        _ call: PartialCall,
        _ arguments: [String: Datum]
    ) throws(RenderError) -> Flow {
        let variable = name.utf8Split(by: "/").last ?? name
        var turns: [[String: Datum]] = [arguments]
        switch call.binding {
        case .none: break
        case .value(let expression, let alias):
            turns[0][alias ?? variable] = try evaluate(expression, at: call.offset)
        case .each(let expression, let alias):
            let items = LoopItems(try evaluate(expression, at: call.offset))
            turns = (0..<items.count).map { index in
                let position = LoopPosition(
                    name: variable,
                    length: items.count,
                    index: index,
                    parent: nil
                )
                var names = arguments
                names[alias ?? variable] = items[index]
                names["forloop"] = .loop(position)
                return names
            }
        }
        let (outerNames, outerState, outerSource) = (names, state, source)
        defer { (names, state, source) = (outerNames, outerState, outerSource) }
        source = partial.source
        for turn in turns {
            try placed(call.offset) { () throws(FilterFailure) in try spend() }
            names.replaceAll(with: turn)
            state = TagState()
            _ = try render(partial.block)
        }
        return .done
    }

    private func include(
        _ partial: Template,
        _ name: String,
        _ call: PartialCall,
        _ arguments: [String: Datum]
    ) throws(RenderError) -> Flow {
        let variable = name.utf8Split(by: "/").last ?? name
        names.enterLoop()
        defer { names.leaveLoop() }
        for (name, value) in arguments { names.setInLoop(name, value) }
        var values: [Datum?] = [nil]
        var bound = variable
        switch call.binding {
        case .none: break
        case .value(let expression, let alias), .each(let expression, let alias):
            let value = try evaluate(expression, at: call.offset)
            bound = alias ?? variable
            values = [value]
            if case .value(.list(let items)) = value { values = items.map { .value($0) } }
        }
        let outerSource = source
        defer { source = outerSource }
        source = partial.source
        for value in values {
            try placed(call.offset) { () throws(FilterFailure) in try spend() }
            if let value { names.setInLoop(bound, value) }
            let flow = try render(partial.block)
            if flow != .done { return flow }
        }
        return .done
    }
}

/// What a loop walks; a range is never written out.
struct LoopItems {
    private enum Kind {
        case range(lower: Int64)
        case list([Value])
        case map([ValueMap.Entry])
        case single(Datum)
    }

    private var kind: Kind
    private var start = 0
    private(set) var count: Int
    /// Whether there was nothing to walk, rather than something without items.
    let isMissing: Bool

    init(_ datum: Datum) {
        isMissing = datum.isNull
        switch datum {
        case .range(let range): (kind, count) = (.range(lower: range.lower), range.count)
        case .value(.list(let items)): (kind, count) = (.list(items), items.count)
        case .value(.map(let map)): (kind, count) = (.map(map.entries), map.count)
        case .value(.string(let text)), .marked(let text, _):
            (kind, count) = (.single(datum), text.isEmpty ? 0 : 1)
        case .value, .empty, .blank, .loop: (kind, count) = (.list([]), 0)
        }
    }

    var isEmpty: Bool { count == 0 }

    mutating func cut(from first: Int, limit: Int) {
        start = min(first, count)
        count = min(limit, count - start)
    }

    subscript(_ index: Int) -> Datum {
        switch kind {
        case .range(let lower): .integer(lower + Int64(start + index))
        case .list(let items): .value(items[start + index])
        case .map(let entries):
            .list([entries[start + index].key, entries[start + index].value])
        case .single(let datum): datum
        }
    }
}
