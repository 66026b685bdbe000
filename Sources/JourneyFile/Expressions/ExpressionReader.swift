import JourneyCore

/// Reads the grammar of expressions: tokens in, syntax out.
///
/// Operators are read by climbing their precedences, so that a level of parentheses costs a few
/// frames of the stack and not one for each precedence.
struct ExpressionReader {
    let tokens: [ExpressionToken]
    var position = 0
    private var nesting = 0

    /// Operations inside each other; the language asks for at least 32 of any kind.
    static let depthMax = 100
    /// Bytes of an expression.
    static let lengthMax = 16_384

    init(_ tokens: [ExpressionToken]) {
        self.tokens = tokens
    }

    static func read(_ source: String) throws(ExpressionProblem.Thrown) -> ExpressionSyntax {
        guard source.utf8.count <= lengthMax else {
            throw ExpressionProblem.Thrown(
                ExpressionProblem(
                    id: .tooLarge,
                    message: "the expression is longer than \(lengthMax) bytes",
                    help: nil,
                    at: lengthMax..<source.utf8.count
                )
            )
        }
        var lexer = ExpressionLexer(source)
        var reader = ExpressionReader(try lexer.tokens())
        let syntax = try reader.expression()
        guard reader.token.kind == .end else { throw reader.unexpected(after: syntax) }
        return syntax
    }

    /// `condition ? this : that`, or anything that binds tighter.
    mutating func expression() throws(ExpressionProblem.Thrown) -> ExpressionSyntax {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Self.depthMax else { throw tooDeep(at: token.range) }
        let condition = try binary(from: .or)
        guard take(.question) else { return condition }
        let then = try binary(from: .or)
        guard take(.colon) else { throw expected("':' and what holds otherwise") }
        let otherwise = try expression()
        return try node(
            .conditional(condition, then, otherwise),
            condition.range.lowerBound..<otherwise.range.upperBound,
            over: [condition, then, otherwise]
        )
    }

    private mutating func binary(
        from lowest: Precedence
    ) throws(ExpressionProblem.Thrown) -> ExpressionSyntax {
        var left = try operand(within: lowest)
        while let (precedence, operation) = infix(), precedence.rawValue >= lowest.rawValue {
            let sign = token
            position += 1
            let right = try binary(from: precedence.next)
            left = try join(left, operation, sign.range, right)
        }
        return left
    }

    private mutating func operand(
        within precedence: Precedence
    ) throws(ExpressionProblem.Thrown) -> ExpressionSyntax {
        nesting += 1
        defer { nesting -= 1 }
        guard nesting <= Self.depthMax else { throw tooDeep(at: token.range) }
        let start = token.range.lowerBound
        if take(.not) {
            let operand = try operand(within: .unary)
            return try node(.not(operand), start..<operand.range.upperBound, over: [operand])
        }
        if isNotWord {
            position += 1
            // The word reaches as far as a comparison: not a == b is not (a == b).
            let isInOperand = precedence.rawValue > Precedence.relation.rawValue
            let operand = try binary(from: isInOperand ? .unary : .relation)
            return try node(.not(operand), start..<operand.range.upperBound, over: [operand])
        }
        if take(.minus) {
            if let number = try negativeNumber(from: start) { return try member(of: number) }
            let operand = try operand(within: .unary)
            return try node(.negate(operand), start..<operand.range.upperBound, over: [operand])
        }
        return try member(of: try primary())
    }

    /// A number behind a minus: the sign belongs to it, or the lowest integer could not be written.
    private mutating func negativeNumber(
        from start: Int
    ) throws(ExpressionProblem.Thrown) -> ExpressionSyntax? {
        let value: Value
        switch token.kind {
        case .integer(let magnitude):
            guard magnitude <= Int64.min.magnitude else {
                throw tooLarge(start..<token.range.upperBound)
            }
            value = .int(Int64(truncatingIfNeeded: 0 &- magnitude))
        case .double(let number): value = .double(-number)
        case .unsigned, .string, .bytes, .word, .quotedField, .sign, .end: return nil
        }
        let range = start..<token.range.upperBound
        position += 1
        return try node(.literal(value), range, over: [])
    }

    private func join(
        _ left: ExpressionSyntax,
        _ operation: Infix,
        _ sign: Range<Int>,
        _ right: ExpressionSyntax
    ) throws(ExpressionProblem.Thrown) -> ExpressionSyntax {
        let range = left.range.lowerBound..<right.range.upperBound
        switch operation {
        case .and:
            // A chain is one operation over all its operands: its depth does not grow.
            guard case .all(let operands) = left.kind, left.isChain else {
                return try node(.all([left, right]), range, over: [left, right], isChain: true)
            }
            return try node(
                .all(operands + [right]),
                range,
                over: operands + [right],
                isChain: true
            )
        case .or:
            guard case .any(let operands) = left.kind, left.isChain else {
                return try node(.any([left, right]), range, over: [left, right], isChain: true)
            }
            return try node(
                .any(operands + [right]),
                range,
                over: operands + [right],
                isChain: true
            )
        case .operation(let operation):
            return try node(.binary(left, operation, sign, right), range, over: [left, right])
        }
    }

    func node(
        _ kind: ExpressionSyntax.Kind,
        _ range: Range<Int>,
        over operands: [ExpressionSyntax],
        isChain: Bool = false
    ) throws(ExpressionProblem.Thrown) -> ExpressionSyntax {
        let depth = (operands.map(\.depth).max() ?? 0) + 1
        guard depth <= Self.depthMax else { throw tooDeep(at: range) }
        return ExpressionSyntax(kind: kind, range: range, depth: depth, isChain: isChain)
    }
}

extension ExpressionReader {
    enum Precedence: Int {
        case or, and, relation, sum, product, unary

        /// The next tighter one: operators of the same precedence are read from left to right.
        var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .unary }
    }

    enum Infix {
        case and
        case or
        case operation(ExpressionSyntax.Operation)
    }

    /// The operator that stands here, if one does.
    private func infix() -> (Precedence, Infix)? {
        switch token.kind {
        case .word("and"): return (.and, .and)
        case .word("or"): return (.or, .or)
        case .word("in"): return (.relation, .operation(.membership))
        case .sign(let sign):
            switch sign {
            case .and: return (.and, .and)
            case .or: return (.or, .or)
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
                return ExpressionNode.Comparison(rawValue: sign.rawValue).map {
                    (.relation, .operation(.comparison($0)))
                }
            case .plus, .minus:
                return ExpressionNode.Arithmetic(rawValue: sign.rawValue).map {
                    (.sum, .operation(.arithmetic($0)))
                }
            case .star, .slash, .percent:
                return ExpressionNode.Arithmetic(rawValue: sign.rawValue).map {
                    (.product, .operation(.arithmetic($0)))
                }
            case .leftParenthesis, .rightParenthesis, .leftBracket, .rightBracket, .leftBrace,
                .rightBrace, .dot, .comma, .colon, .question, .not:
                return nil
            }
        case .integer, .unsigned, .double, .string, .bytes, .word, .quotedField, .end: return nil
        }
    }

    /// Whether the word `not` stands here as an operator, because something to negate follows.
    private var isNotWord: Bool {
        guard token.kind == .word("not"), position + 1 < tokens.count else { return false }
        switch tokens[position + 1].kind {
        case .word(let word): return !["and", "or", "in"].contains(word)
        case .integer, .unsigned, .double, .string, .bytes: return true
        case .sign(let sign): return sign == .leftParenthesis || sign == .not || sign == .leftBrace
        case .quotedField, .end: return false
        }
    }
}
