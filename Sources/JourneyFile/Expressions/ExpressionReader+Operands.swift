import JourneyCore

extension ExpressionReader {
    /// `.field`, `.method(…)` and `[index]` behind an operand, as often as they follow.
    mutating func member(
        of operand: ExpressionSyntax
    ) throws(ExpressionProblem.Thrown) -> ExpressionSyntax {
        var operand = operand
        while true {
            let start = operand.range.lowerBound
            if take(.dot) {
                let field = try fieldName()
                if take(.leftParenthesis) {
                    let arguments = try list(until: .rightParenthesis)
                    operand = try node(
                        .call(field, receiver: operand, arguments),
                        start..<lastEnd,
                        over: arguments + [operand]
                    )
                } else {
                    operand = try node(
                        .select(operand, field: field),
                        start..<lastEnd,
                        over: [operand]
                    )
                }
            } else if take(.leftBracket) {
                let index = try expression()
                guard take(.rightBracket) else { throw expected("']'") }
                operand = try node(
                    .index(operand, index),
                    start..<lastEnd,
                    over: [operand, index]
                )
            } else {
                return operand
            }
        }
    }

    mutating func primary() throws(ExpressionProblem.Thrown) -> ExpressionSyntax {
        let first = token
        position += 1
        switch first.kind {
        case .integer(let magnitude):
            guard let number = Int64(exactly: magnitude) else { throw tooLarge(first.range) }
            return try node(.literal(.int(number)), first.range, over: [])
        case .unsigned(let number):
            return try node(.literal(.uint(number)), first.range, over: [])
        case .double(let number):
            return try node(.literal(.double(number)), first.range, over: [])
        case .string(let text): return try node(.literal(.string(text)), first.range, over: [])
        case .bytes(let bytes): return try node(.literal(.bytes(bytes)), first.range, over: [])
        case .word(let word): return try name(word, from: first.range)
        case .sign(let sign): return try bracketed(sign, from: first)
        case .quotedField, .end:
            position -= 1
            throw expected("a value")
        }
    }

    private mutating func name(
        _ word: String,
        from range: Range<Int>
    ) throws(ExpressionProblem.Thrown) -> ExpressionSyntax {
        switch word {
        case "true": return try node(.literal(.bool(true)), range, over: [])
        case "false": return try node(.literal(.bool(false)), range, over: [])
        case "null": return try node(.literal(.null), range, over: [])
        default: break
        }
        guard !Self.reservedWords.contains(word) else {
            throw problem("'\(word)' is a reserved word, not a name", help: nil, at: range)
        }
        return try nameOrCall(word, from: range, isAbsolute: false)
    }

    private mutating func nameOrCall(
        _ word: String,
        from range: Range<Int>,
        isAbsolute: Bool
    ) throws(ExpressionProblem.Thrown) -> ExpressionSyntax {
        guard take(.leftParenthesis) else {
            return try node(.identifier(word, isAbsolute: isAbsolute), range, over: [])
        }
        let arguments = try list(until: .rightParenthesis)
        let name = ExpressionSyntax.Word(text: word, range: range)
        return try node(
            .call(name, receiver: nil, arguments),
            range.lowerBound..<lastEnd,
            over: arguments
        )
    }

    private mutating func bracketed(
        _ sign: ExpressionToken.Sign,
        from first: ExpressionToken
    ) throws(ExpressionProblem.Thrown) -> ExpressionSyntax {
        let start = first.range.lowerBound
        switch sign {
        case .leftParenthesis:
            var inner = try expression()
            guard take(.rightParenthesis) else { throw unclosed() }
            inner.isChain = false
            inner.range = start..<lastEnd
            return inner
        case .leftBracket:
            let elements = try list(until: .rightBracket)
            return try node(.list(elements), start..<lastEnd, over: elements)
        case .leftBrace:
            let entries = try mapEntries()
            return try node(
                .map(entries),
                start..<lastEnd,
                over: entries.map(\.key) + entries.map(\.value)
            )
        case .dot:
            guard case .word(let word) = token.kind, !Self.reservedWords.contains(word) else {
                throw expected("a name behind '.'")
            }
            position += 1
            return try nameOrCall(word, from: start..<lastEnd, isAbsolute: true)
        case .rightParenthesis, .rightBracket, .rightBrace, .comma, .colon, .question, .plus,
            .minus, .star, .slash, .percent, .not, .equal, .notEqual, .less, .lessOrEqual,
            .greater, .greaterOrEqual, .and, .or:
            position -= 1
            throw expected("a value")
        }
    }

    /// Elements with commas between them, behind the opening sign; a comma may follow the last.
    private mutating func list(
        until end: ExpressionToken.Sign
    ) throws(ExpressionProblem.Thrown) -> [ExpressionSyntax] {
        var elements: [ExpressionSyntax] = []
        while !take(end) {
            elements.append(try expression())
            if take(end) { break }
            guard take(.comma) else { throw expected("',' or '\(end.rawValue)'") }
        }
        return elements
    }

    private mutating func mapEntries() throws(ExpressionProblem.Thrown)
        -> [(key: ExpressionSyntax, value: ExpressionSyntax)]
    {
        var entries: [(key: ExpressionSyntax, value: ExpressionSyntax)] = []
        while !take(.rightBrace) {
            let key = try expression()
            guard take(.colon) else { throw expected("':' and the value of the key") }
            entries.append((key, try expression()))
            if take(.rightBrace) { break }
            guard take(.comma) else { throw expected("',' or '}'") }
        }
        return entries
    }

    private mutating func fieldName() throws(ExpressionProblem.Thrown) -> ExpressionSyntax.Word {
        let first = token
        switch first.kind {
        case .word(let word):
            guard !["in", "true", "false", "null"].contains(word) else {
                throw problem(
                    "'\(word)' is a reserved word, not a field",
                    help: "put the field in backquotes: .`\(word)`",
                    at: first.range
                )
            }
            position += 1
            return ExpressionSyntax.Word(text: word, range: first.range)
        case .quotedField(let name):
            position += 1
            return ExpressionSyntax.Word(text: name, range: first.range, isQuoted: true)
        case .integer, .unsigned, .double, .string, .bytes, .sign, .end:
            throw expected("a field's name behind '.'")
        }
    }

    /// Words that the language keeps for itself; they may name fields and methods.
    static let reservedWords: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "in", "let",
        "loop", "namespace", "package", "return", "var", "void", "while",
    ]
}
