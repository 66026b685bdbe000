import JourneyCore

extension ExpressionCompiler {
    mutating func compileCall(
        _ name: ExpressionSyntax.Word,
        _ receiver: ExpressionSyntax?,
        _ arguments: [ExpressionSyntax],
        at range: Range<Int>
    ) -> Typed {
        if name.text == "has", receiver == nil { return compileHas(arguments, at: range) }
        if let receiver, let macro = compileMacro(name, over: receiver, arguments) { return macro }
        if let function = Builtin(rawValue: name.text) {
            return compileBuiltin(function, name, receiver, arguments, at: range)
        }
        if let own = vocabulary?.functions.first(where: { $0.name == name.text }) {
            return compileOwn(own, name, receiver, arguments)
        }
        reportUnknownFunction(name, isMethod: receiver != nil)
        let receiverNode = receiver.map { compile($0).node }
        let nodes = arguments.map { compile($0).node }
        noteCall(of: name.text, nodes)
        return Typed(node: .own(name.text, receiver: receiverNode, nodes), type: .any)
    }

    private mutating func compileOwn(
        _ function: OwnFunction,
        _ name: ExpressionSyntax.Word,
        _ receiver: ExpressionSyntax?,
        _ arguments: [ExpressionSyntax]
    ) -> Typed {
        if receiver != nil {
            report(
                .arguments,
                "\(name.text)() is not called on a value",
                help: "write \(Self.usage(of: function))",
                at: name.range
            )
        }
        let counts = function.required...function.parameters.count
        if !counts.contains(arguments.count) {
            report(
                .arguments,
                "\(name.text)() takes \(Self.text(of: counts)), not \(arguments.count)",
                help: "write \(Self.usage(of: function))",
                at: name.range
            )
        }
        var nodes: [ExpressionNode] = []
        for (position, argument) in arguments.enumerated() {
            let compiled = compile(argument)
            nodes.append(compiled.node)
            guard position < function.parameters.count else { continue }
            check(compiled, argument, as: function.parameters[position], of: function)
        }
        noteCall(of: name.text, nodes)
        let receiverNode = receiver.map { compile($0).node }
        return Typed(
            node: .own(name.text, receiver: receiverNode, nodes),
            type: function.result
        )
    }

    private mutating func check(
        _ argument: Typed,
        _ syntax: ExpressionSyntax,
        as meaning: OwnFunction.Meaning,
        of function: OwnFunction
    ) {
        if case .literal(.string(let text)) = argument.node, meaning.isLiteral {
            if let complaint = vocabulary?.complaint?(meaning, text) {
                report(.invalidLiteral, complaint.message, help: complaint.help, at: syntax.range)
            } else if meaning == .window {
                checkWindow(text, at: syntax.range)
            }
        } else if meaning.isLiteral {
            report(
                .arguments,
                "\(function.name)() needs \(meaning.rawValue) as a text in quotes",
                help: "write \(Self.usage(of: function))",
                at: syntax.range
            )
        } else if !argument.type.mayBe(meaning.type) {
            report(
                .typeMismatch,
                "\(function.name)() needs \(meaning.rawValue), and this is \(argument.type.name)",
                help: nil,
                at: syntax.range
            )
        }
    }

    private mutating func checkWindow(_ text: String, at range: Range<Int>) {
        do throws(SpanError) {
            _ = try Span(parsing: text)
        } catch {
            report(.invalidLiteral, "\(error)", help: nil, at: range)
        }
    }

    private mutating func reportUnknownFunction(_ name: ExpressionSyntax.Word, isMethod: Bool) {
        guard let vocabulary else { return }
        let own = vocabulary.functions.map(\.name)
        let builtins = Builtin.allCases.map(\.rawValue)
        let macros = ["has", "all", "exists", "exists_one", "map", "filter"]
        let near = NearestWord.of(name.text, among: own + builtins + macros)
        report(
            .unknownFunction,
            "unknown function '\(name.text)'",
            help: near.map { "did you mean '\($0)'?" } ?? Self.replacement(for: name.text),
            at: name.range
        )
    }

    /// Functions of other languages.
    private static func replacement(for name: String) -> String? {
        switch name.lowercased() {
        case "len", "length": "write size(…)"
        case "lower", "lowercase", "upper", "uppercase":
            "to compare without case, write text.matches(\"(?i)…\")"
        case "date", "datetime": "write timestamp(\"2026-03-02T10:00:00Z\")"
        case "days", "hours", "minutes": "write duration(\"36h\"), or ago(\"3 days\")"
        case "any": "write list.exists(x, …)"
        case "includes": "write text.contains(\"…\"), or x in list"
        default: nil
        }
    }

    static func text(of counts: ClosedRange<Int>) -> String {
        if counts.lowerBound == counts.upperBound {
            return counts.lowerBound == 1 ? "one argument" : "\(counts.lowerBound) arguments"
        }
        return "\(counts.lowerBound) to \(counts.upperBound) arguments"
    }

    private static func usage(of function: OwnFunction) -> String {
        let examples = function.parameters.map { meaning in
            switch meaning {
            case .event: "\"Order Completed\""
            case .property: "\"total\""
            case .message: "\"cart-reminder\""
            case .segment: "\"sleeping\""
            case .window: "\"30 days\""
            case .bucketing: "\"winter\""
            case .moment: "now"
            }
        }
        return "\(function.name)(\(examples.joined(separator: ", ")))"
    }
}
