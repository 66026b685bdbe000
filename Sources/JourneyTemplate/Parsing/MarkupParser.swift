import JourneyCore

/// Reads expressions, filters and conditions from the tokens of one pair of braces.
struct MarkupParser {
    let source: SourceText
    let depthMax: Int
    private let tokens: [MarkupToken]
    private var index = 0
    private var depth = 0
    /// The paths that were read, in order.
    private(set) var paths: [(path: Path, offset: Int)] = []

    init(
        _ markup: Range<Int>,
        of source: SourceText,
        depthMax: Int
    ) throws(MarkupProblem) {
        self.source = source
        self.depthMax = depthMax
        tokens = try MarkupLexer.tokens(in: markup, of: source)
    }

    // MARK: Tokens

    var current: MarkupToken { tokens[index] }

    var following: MarkupToken { tokens[min(index + 1, tokens.count - 1)] }

    var isAtEnd: Bool { current.kind == .end }

    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
    }

    /// Whether the token was there, and is now behind.
    mutating func take(_ kind: MarkupToken.Kind) -> Bool {
        guard current.kind == kind else { return false }
        advance()
        return true
    }

    mutating func expect(_ kind: MarkupToken.Kind, _ what: String) throws(MarkupProblem) {
        guard take(kind) else { throw expected(what) }
    }

    mutating func expectEnd() throws(MarkupProblem) {
        guard isAtEnd else { throw unexpected() }
    }

    mutating func name(_ what: String) throws(MarkupProblem) -> String {
        guard case .name(let name) = current.kind else { throw expected(what) }
        advance()
        return name
    }

    /// What is written from a token to the one before the current.
    func written(from start: Int) -> String {
        let end = index > 0 ? tokens[index - 1].range.upperBound : start
        return source.text(start..<max(start, end))
    }

    func expected(_ what: String) -> MarkupProblem {
        let found = isAtEnd ? "nothing follows" : "found '\(source.text(current.range))'"
        return MarkupProblem(message: "expected \(what), \(found)", offset: current.offset)
    }

    func unexpected() -> MarkupProblem {
        let found = source.text(current.range)
        let help: String? =
            switch (current.kind, following.kind) {
            case (.assign, _): "to compare, write '=='"
            case (.pipe, _): "filters don't work here; assign the filtered value to a name first"
            case (.openParenthesis, _):
                "parentheses only make ranges such as (1..5); use an if within the if"
            case (.name(let name), _) where ["startswith", "in", "not", "is"].contains(name):
                "the operators are == != < > <= >= contains, joined by 'and' and 'or'"
            default: nil
            }
        return MarkupProblem(
            message: "unexpected '\(found)'",
            offset: current.offset,
            help: help
        )
    }

    // MARK: Expressions

    mutating func filtered() throws(MarkupProblem) -> FilteredExpression {
        let expression = try expression()
        var filters: [FilterCall] = []
        while take(.pipe) {
            filters.append(try filterCall())
        }
        return FilteredExpression(expression: expression, filters: filters)
    }

    mutating func expression() throws(MarkupProblem) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= depthMax else {
            throw MarkupProblem(
                id: .tooDeep,
                message: "brackets are nested deeper than \(depthMax)",
                offset: current.offset
            )
        }
        switch current.kind {
        case .text(let text): return literal(.string(text))
        case .whole(let number): return literal(.int(number))
        case .fraction(let number): return literal(.double(number))
        case .openParenthesis: return try range()
        case .openBracket: return .path(try path())
        case .name(let name):
            if following.kind != .dot, following.kind != .openBracket,
                let word = Self.words[name]
            {
                advance()
                return word
            }
            return .path(try path())
        case .comparison, .dot, .dots, .comma, .colon, .pipe, .assign, .closeBracket,
            .closeParenthesis, .end:
            throw expected("a value")
        }
    }

    private static let words: [String: Expression] = [
        "nil": .literal(.null), "null": .literal(.null), "true": .literal(.bool(true)),
        "false": .literal(.bool(false)), "empty": .empty, "blank": .blank,
    ]

    private mutating func literal(_ value: Value) -> Expression {
        advance()
        return .literal(value)
    }

    private mutating func range() throws(MarkupProblem) -> Expression {
        advance()
        let lower = try expression()
        guard take(.dots) else {
            var problem = expected("'..'")
            problem.help = "parentheses only make ranges such as (1..5)"
            throw problem
        }
        let upper = try expression()
        try expect(.closeParenthesis, "')'")
        return .range(lower, upper)
    }

    private mutating func path() throws(MarkupProblem) -> Path {
        let start = current.offset
        var path: Path
        if take(.openBracket) {
            let root = try expression()
            try expect(.closeBracket, "']'")
            path = Path(root: .computed(root), steps: [], text: "")
            if case .literal(.string(let name)) = root { path.root = .name(name) }
        } else {
            path = Path(root: .name(try name("a name")), steps: [], text: "")
        }
        while true {
            if take(.dot) {
                path.steps.append(.name(try stepName()))
            } else if take(.openBracket) {
                let index = try expression()
                try expect(.closeBracket, "']'")
                path.steps.append(.index(index))
            } else {
                break
            }
        }
        let written = written(from: start).utf8.filter { !$0.isTemplateSpace }
        path.text = String(decoding: written, as: UTF8.self)
        paths.append((path, start))
        return path
    }

    /// After a dot; `contains` is a word like any other there.
    private mutating func stepName() throws(MarkupProblem) -> String {
        if take(.comparison(.contains)) { return "contains" }
        guard case .name = current.kind else {
            var problem = expected("a name after '.'")
            problem.help = "an element of a list is written items[0]"
            throw problem
        }
        return try name("a name after '.'")
    }

    // MARK: Filters

    private mutating func filterCall() throws(MarkupProblem) -> FilterCall {
        let offset = current.offset
        let name = try name("the name of a filter")
        guard let filter = FilterTable.filters[name] else {
            throw MarkupProblem(
                id: .unknownFilter,
                message: "unknown filter '\(name)'",
                offset: offset,
                help: FilterTable.suggestion(for: name).map { "did you mean '\($0)'?" }
            )
        }
        var call = FilterCall(filter: filter, arguments: [], named: [], offset: offset)
        if take(.colon) {
            repeat {
                if case .name(let key) = current.kind, following.kind == .colon {
                    advance()
                    advance()
                    call.named.append((key, try expression()))
                } else {
                    call.arguments.append(try expression())
                }
            } while take(.comma)
        }
        try check(call, name: name)
        return call
    }

    private func check(_ call: FilterCall, name: String) throws(MarkupProblem) {
        let counts = call.filter.arguments
        guard counts.contains(call.arguments.count) else {
            let wanted =
                counts.lowerBound == counts.upperBound
                ? "\(counts.lowerBound)"
                : counts.upperBound == .max
                    ? "\(counts.lowerBound) or more"
                    : "\(counts.lowerBound) to \(counts.upperBound)"
            throw MarkupProblem(
                id: .filterArguments,
                message: "filter '\(name)' takes \(wanted) arguments, not \(call.arguments.count)",
                offset: call.offset
            )
        }
        for argument in call.named where !call.filter.named.contains(argument.name) {
            throw MarkupProblem(
                id: .filterArguments,
                message: "filter '\(name)' has no argument '\(argument.name)'",
                offset: call.offset,
                help: call.filter.named.first.map { "it has '\($0)'" }
            )
        }
    }

    // MARK: Conditions

    mutating func condition() throws(MarkupProblem) -> Condition {
        let offset = current.offset
        var condition = Condition(first: try test(), rest: [], offset: offset)
        while true {
            if take(.name("and")) {
                condition.rest.append((.and, try test()))
            } else if take(.name("or")) {
                condition.rest.append((.or, try test()))
            } else {
                return condition
            }
        }
    }

    private mutating func test() throws(MarkupProblem) -> Condition.Test {
        let left = try expression()
        guard case .comparison(let comparison) = current.kind else {
            return Condition.Test(left: left)
        }
        advance()
        return Condition.Test(left: left, comparison: (comparison, try expression()))
    }
}
