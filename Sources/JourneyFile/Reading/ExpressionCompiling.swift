import JourneyCore

/// What an expression of the files may see, and what it must come to.
struct ExpressionPlace {
    /// Whether an event is at hand: in entries, exits, goals and waits for an event.
    var hasEvent: Bool
    /// Whether the enrollment exists already, with its variables.
    var hasVariables: Bool

    static let entry = Self(hasEvent: true, hasVariables: false)
    /// What did not happen is no event; the last time it did is the entry.
    static let absence = Self(hasEvent: false, hasVariables: false)
    static let event = Self(hasEvent: true, hasVariables: true)
    static let step = Self(hasEvent: false, hasVariables: true)
}

/// Compiles the expressions of one file.
struct ExpressionCompiling {
    let out: FileReport
    let vocabulary: ExpressionVocabulary

    /// The value of a scalar as an expression.
    func expression(
        _ node: YAMLNode,
        _ what: String,
        at place: ExpressionPlace,
        expecting expected: ExpressionType? = nil
    ) -> Expression? {
        guard case .scalar(let source, _) = node.content, !node.isNull else {
            out.error(
                .valueType,
                at: node,
                "\(what) must be an expression, not \(node.kind)",
                help: "write it on one line, like 'entry.total > 5000'"
            )
            return nil
        }
        let parser = ExpressionParser(vocabulary: vocabulary)
        switch parser.parse(source, expecting: expected) {
        case .success(let expression):
            return check(expression, node, at: place) ? expression : nil
        case .failure(let problems):
            for problem in problems.list { report(problem, in: node, source: source) }
            return nil
        }
    }

    /// `when:` in all its forms: an expression, a list of which all must hold, or `any`, `all`,
    /// `not`.
    func condition(_ node: YAMLNode, at place: ExpressionPlace) -> Condition? {
        switch node.content {
        case .scalar:
            return expression(node, "'when'", at: place, expecting: .bool)
                .map { .expression($0) }
        case .list(let nodes): return all(nodes, of: node, at: place).map { .all($0) }
        case .map:
            let keys = ["any", "all", "not"]
            guard let fields = Fields(node, what: "'when'", keys: keys, out: out) else {
                return nil
            }
            var parts: [Condition] = []
            for key in keys {
                guard let value = fields[key] else { continue }
                guard let part = part(key, value, at: place) else { return nil }
                parts.append(part)
            }
            guard parts.count == 1 else {
                if fields.node.pairs?.count ?? 0 != 1 {
                    out.error(
                        .valueForm,
                        at: node,
                        "'when' must have exactly one of the keys 'any', 'all' and 'not'"
                    )
                }
                return parts.first
            }
            return parts[0]
        }
    }

    /// `when:` as one expression, for the places that carry one.
    func whole(_ node: YAMLNode, at place: ExpressionPlace) -> Expression? {
        condition(node, at: place)?.expression
    }

    private func part(_ key: String, _ node: YAMLNode, at place: ExpressionPlace) -> Condition? {
        switch key {
        case "not": return condition(node, at: place).map { .not($0) }
        default:
            guard let nodes = node.list else {
                out.error(
                    .valueType,
                    at: node,
                    "'\(key)' must be a list of conditions, not \(node.kind)",
                    help: "write '\(key): [condition, condition]'"
                )
                return nil
            }
            let parts = all(nodes, of: node, at: place)
            return parts.map { key == "any" ? .any($0) : .all($0) }
        }
    }

    private func all(
        _ nodes: [YAMLNode],
        of list: YAMLNode,
        at place: ExpressionPlace
    ) -> [Condition]? {
        guard !nodes.isEmpty else {
            out.error(.valueForm, at: list, "a list of conditions must have at least one")
            return nil
        }
        let conditions = nodes.map { condition($0, at: place) }
        let found = conditions.compactMap { $0 }
        return found.count == nodes.count ? found : nil
    }

    // MARK: Reports

    private func check(
        _ expression: Expression,
        _ node: YAMLNode,
        at place: ExpressionPlace
    ) -> Bool {
        let roots = expression.reads.map(\.root)
        if !place.hasEvent, roots.contains("event") {
            out.error(
                .eventNotAtHand,
                at: node,
                "there is no 'event' at hand here",
                help: "the event that started the enrollment is 'entry'; one that was waited for"
                    + " is at hand in the first steps of 'then'"
            )
            return false
        }
        if !place.hasVariables, roots.contains("vars") {
            out.error(
                .eventNotAtHand,
                at: node,
                "there are no 'vars' before the enrollment",
                help: "use 'event' or 'customer'"
            )
            return false
        }
        return true
    }

    private func report(_ problem: ExpressionProblem, in node: YAMLNode, source: String) {
        let bytes = Array(source.utf8.prefix(problem.offset))
        let offset = String(decoding: bytes, as: UTF8.self).unicodeScalars.count
        let tail = Array(source.utf8.dropFirst(problem.offset).prefix(problem.length))
        let length = String(decoding: tail, as: UTF8.self).unicodeScalars.count
        let place = ScalarPositions(of: node, in: out.file).place(atScalar: offset)
        out.report.add(
            Diagnostic(
                id: problem.id.rawValue,
                file: out.file.path,
                line: place.line,
                column: place.column,
                length: max(1, length),
                message: problem.message,
                help: trap(problem, in: node, source: source) ?? problem.help
            )
        )
    }

    /// What YAML did to the expression before it was read.
    private func trap(
        _ problem: ExpressionProblem,
        in node: YAMLNode,
        source: String
    ) -> String? {
        guard case .scalar(_, let style) = node.content,
            out.file.lines.indices.contains(node.line - 1)
        else { return nil }
        let isAtEnd = problem.offset + problem.length >= source.utf8.count
        let line = out.file.lines[node.line - 1].dropFirst(node.column - 1)
        let rest = String(String.UnicodeScalarView(line)).dropFirst(source.count)
        if style == .plain, isAtEnd, rest.drop(while: { $0 == " " }).first == "#" {
            return "' #' begins a comment, and cuts the expression off: put the whole into quotes"
        }
        if style == .plain, isAtEnd, rest.first == "," {
            return "within '{ }' a ',' ends the value: put the whole expression into quotes"
        }
        let isQuoted = style == .singleQuoted || style == .doubleQuoted
        if isQuoted, problem.id == .unknownName, problem.length >= source.utf8.count {
            return "a text in an expression needs quotes of its own: '\"\(source)\"'"
        }
        return nil
    }
}

extension Condition {
    /// All parts as one expression.
    var expression: Expression {
        switch self {
        case .expression(let expression): expression
        case .all(let parts): Self.joined(parts, by: " and ") { .all($0) }
        case .any(let parts): Self.joined(parts, by: " or ") { .any($0) }
        case .not(let part):
            Expression(
                source: "not (\(part.expression.source))",
                root: .not(part.expression.root),
                reads: part.expression.reads,
                ownCalls: part.expression.ownCalls
            )
        }
    }

    private static func joined(
        _ conditions: [Condition],
        by word: String,
        _ combine: ([ExpressionNode]) -> ExpressionNode
    ) -> Expression {
        let parts = conditions.map(\.expression)
        var reads: [Expression.Read] = []
        for read in parts.flatMap(\.reads) where !reads.contains(read) { reads.append(read) }
        return Expression(
            source: parts.map { "(\($0.source))" }.joined(separator: word),
            root: combine(parts.map(\.root)),
            reads: reads,
            ownCalls: parts.flatMap(\.ownCalls)
        )
    }
}
