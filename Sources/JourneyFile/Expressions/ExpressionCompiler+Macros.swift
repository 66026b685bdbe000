import JourneyCore

extension ExpressionCompiler {
    /// `range.all(x, condition)` and its kin; `nil` when this is no macro, so that it may be a
    /// function of the same name.
    mutating func compileMacro(
        _ name: ExpressionSyntax.Word,
        over receiver: ExpressionSyntax,
        _ arguments: [ExpressionSyntax]
    ) -> Typed? {
        guard let kind = Self.kind(of: name.text) else { return nil }
        let counts = kind == .map ? 2...3 : 2...2
        guard counts.contains(arguments.count),
            case .identifier(let variable, isAbsolute: false) = arguments[0].kind
        else {
            guard vocabulary != nil else { return nil }
            report(
                .arguments,
                "\(name.text)() takes a new name and what is done with it",
                help: kind == .map
                    ? "write list.map(x, x.price)" : "write list.\(name.text)(x, x.price > 100)",
                at: name.range
            )
            return Typed(node: .failure(.noSuchOverload("\(name.text)()")), type: .any)
        }
        let range = compile(receiver)
        variables.append((variable, element(of: range.type, at: receiver.range)))
        defer { variables.removeLast() }
        var (condition, transform): (ExpressionNode?, Typed?)
        if kind == .map {
            transform = compile(arguments[arguments.count - 1])
            if arguments.count == 3 { condition = compileCondition(arguments[1], of: name.text) }
        } else {
            condition = compileCondition(arguments[1], of: name.text)
        }
        let iteration = ExpressionNode.Iteration(
            kind: kind,
            range: range.node,
            condition: condition,
            transform: transform?.node
        )
        return Typed(
            node: .each(iteration),
            type: Self.result(of: kind, over: range.type, transform?.type)
        )
    }

    private static func kind(of name: String) -> ExpressionNode.Iteration.Kind? {
        name == "existsOne" ? .existsOne : ExpressionNode.Iteration.Kind(rawValue: name)
    }

    private static func result(
        of kind: ExpressionNode.Iteration.Kind,
        over range: ExpressionType,
        _ transform: ExpressionType?
    ) -> ExpressionType {
        switch kind {
        case .all, .exists, .existsOne: return .bool
        case .map: return .list(transform ?? .any)
        case .filter:
            if case .list = range { return range }
            return .list(.any)
        }
    }

    private mutating func element(
        of type: ExpressionType,
        at range: Range<Int>
    ) -> ExpressionType {
        switch type {
        case .list(let element): return element
        case .any, .map: return .any
        case .null, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration, .type:
            let message = "this macro goes over a list or a map, and this is \(type.name)"
            report(.typeMismatch, message, help: nil, at: range)
            return .any
        }
    }
}
