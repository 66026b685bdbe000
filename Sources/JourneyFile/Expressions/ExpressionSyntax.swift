import JourneyCore

/// An expression as it was written, before names are looked up.
struct ExpressionSyntax {
    indirect enum Kind {
        case literal(Value)
        /// With a leading dot, a name is looked up outside macros and namespaces.
        case identifier(String, isAbsolute: Bool)
        case select(ExpressionSyntax, field: Word)
        case index(ExpressionSyntax, ExpressionSyntax)
        case call(Word, receiver: ExpressionSyntax?, [ExpressionSyntax])
        case list([ExpressionSyntax])
        case map([(key: ExpressionSyntax, value: ExpressionSyntax)])
        case not(ExpressionSyntax)
        case negate(ExpressionSyntax)
        case conditional(ExpressionSyntax, ExpressionSyntax, ExpressionSyntax)
        case all([ExpressionSyntax])
        case any([ExpressionSyntax])
        case binary(ExpressionSyntax, Operation, Range<Int>, ExpressionSyntax)
    }

    enum Operation {
        case arithmetic(ExpressionNode.Arithmetic)
        case comparison(ExpressionNode.Comparison)
        case membership
    }

    /// A name and where it stands.
    struct Word {
        var text: String
        var range: Range<Int>
        /// Whether it is a field in backquotes, which is never part of a name with dots.
        var isQuoted = false
    }

    var kind: Kind
    var range: Range<Int>
    /// How many operations stand inside each other here.
    var depth: Int
    /// Whether it is a chain of `&&` or `||` that a further operand may join: not in parentheses.
    var isChain: Bool

    /// The words of `a.b.c`; `nil` for anything else.
    var path: (words: [String], isAbsolute: Bool)? {
        switch kind {
        case .identifier(let name, let isAbsolute): return ([name], isAbsolute)
        case .select(let operand, let field):
            guard !field.isQuoted, let path = operand.path else { return nil }
            return (path.words + [field.text], path.isAbsolute)
        case .literal, .index, .call, .list, .map, .not, .negate, .conditional, .all, .any, .binary:
            return nil
        }
    }
}
