/// What is wrong with an expression, and where in its text.
package struct ExpressionProblem: Hashable, Sendable {
    /// Stable names of the kinds of problems; the wording of messages may change.
    package enum ID: String, Sendable, CaseIterable {
        case syntax = "expression-syntax"
        case tooLarge = "expression-too-large"
        case unknownName = "unknown-name"
        case unknownFunction = "unknown-function"
        case arguments = "wrong-arguments"
        case typeMismatch = "type-mismatch"
        case invalidLiteral = "invalid-literal"
    }

    package var id: ID
    /// One plain sentence without a full stop.
    package var message: String
    /// The way out, where there is one to tell.
    package var help: String?
    /// Where, in UTF-8 bytes from the start of the expression.
    package var offset: Int
    /// In UTF-8 bytes; at least 1, also at the end of the expression.
    package var length: Int

    package init(id: ID, message: String, help: String?, at range: Range<Int>) {
        self.id = id
        self.message = message
        self.help = help
        offset = range.lowerBound
        length = max(1, range.count)
    }
}

/// All the problems that were found in one expression, in the order of its text; never none.
package struct ExpressionProblems: Error, Hashable, Sendable {
    package var list: [ExpressionProblem]

    package init(_ list: [ExpressionProblem]) {
        precondition(!list.isEmpty, "failing without a problem is a caller's mistake")
        self.list = list
    }
}
