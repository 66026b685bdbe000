import JourneyCore

/// Renders partials.
extension Renderer {
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
        guard call.isIsolated || !isIsolated else {
            let failure = FilterFailure(
                message: "'include' can't stand in a partial that 'render' calls",
                help: "use 'render' there too"
            )
            throw failed(failure, at: call.offset)
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
            let value = try evaluate(expression, at: call.offset)
            let items = LoopItems(value)
            guard items.isSequence else {
                turns[0][alias ?? variable] = value
                break
            }
            try placed(call.offset) { () throws(FilterFailure) in try spend(items.count) }
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
        let outer = (names, state, source, isIsolated)
        defer { (names, state, source, isIsolated) = outer }
        (source, isIsolated) = (partial.source, true)
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
