extension ExpressionReader {
    var token: ExpressionToken { tokens[min(position, tokens.count - 1)] }

    /// Where the token before this place ends.
    var lastEnd: Int { position > 0 ? tokens[position - 1].range.upperBound : 0 }

    mutating func take(_ sign: ExpressionToken.Sign) -> Bool {
        guard token.kind == .sign(sign) else { return false }
        position += 1
        return true
    }

    func problem(
        _ message: String,
        help: String?,
        at range: Range<Int>
    ) -> ExpressionProblem.Thrown {
        .init(ExpressionProblem(id: .syntax, message: message, help: help, at: range))
    }

    func tooDeep(at range: Range<Int>) -> ExpressionProblem.Thrown {
        let message = "the expression nests deeper than \(Self.depthMax) operations"
        return .init(ExpressionProblem(id: .tooLarge, message: message, help: nil, at: range))
    }

    func tooLarge(_ range: Range<Int>) -> ExpressionProblem.Thrown {
        problem("the number is too large for an integer", help: nil, at: range)
    }

    /// The problem with what follows inside `(`.
    func unclosed() -> ExpressionProblem.Thrown {
        var thrown = expected("')'")
        if token.kind == .sign(.comma) {
            thrown.problem.help = "a list stands in square brackets: [ … ]"
        }
        return thrown
    }

    func expected(_ what: String) -> ExpressionProblem.Thrown {
        let found: String
        switch token.kind {
        case .end: found = "the end"
        case .word(let word): found = "'\(word)'"
        case .sign(let sign): found = "'\(sign.rawValue)'"
        case .string, .bytes: found = "a text"
        case .integer, .unsigned, .double: found = "a number"
        case .quotedField(let name): found = "'`\(name)`'"
        }
        return problem("expected \(what), found \(found)", help: nil, at: token.range)
    }

    /// The problem with what follows a complete expression.
    func unexpected(after syntax: ExpressionSyntax) -> ExpressionProblem.Thrown {
        switch token.kind {
        case .word(let word): return unexpected(word)
        case .sign(.leftBrace):
            return problem("messages are not part of this language", help: nil, at: token.range)
        case .sign(.comma):
            return problem(
                "a ',' stands only in calls and lists",
                help: "the fraction of a number follows a '.'",
                at: token.range
            )
        case .sign(.rightParenthesis), .sign(.rightBracket), .sign(.rightBrace):
            return problem("a closing bracket without its opening one", help: nil, at: token.range)
        case .string, .bytes:
            return problem(
                "a text where an operator was expected",
                help: "inside a text in \"…\" write \\\" for a quote, or use '…' around it",
                at: token.range
            )
        case .integer, .unsigned, .double, .quotedField, .sign, .end:
            return expected("an operator or the end")
        }
    }

    private func unexpected(_ word: String) -> ExpressionProblem.Thrown {
        let help: String?
        switch word.lowercased() {
        case "and", "or", "in": help = "write '\(word.lowercased())'"
        case "not": help = "put 'not' in front: not (x in y)"
        case "is", "equals", "eq": help = "to compare, write '=='"
        case "contains", "startswith", "endswith", "matches":
            let names = ["contains", "startsWith", "endsWith", "matches"]
            let name = names.first { $0.lowercased() == word.lowercased() } ?? word
            help = "write text.\(name)(\"…\")"
        case "between": help = "write x >= low and x <= high"
        case "like": help = "write text.contains(\"…\") or text.matches(\"…\")"
        default: help = "a text stands in quotes; conditions are joined by 'and' or 'or'"
        }
        return problem(
            "'\(word)' stands where an operator was expected",
            help: help,
            at: token.range
        )
    }
}
