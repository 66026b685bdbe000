package import JourneyCore

/// Compiles expressions.
package struct ExpressionParser: Sendable {
    private enum Names: Sendable {
        case known(ExpressionVocabulary)
        case open(container: String)
    }

    private let names: Names

    /// Checks names, functions and types as far as they are known; `customer.city` is the field of
    /// a name.
    package init(vocabulary: ExpressionVocabulary) {
        names = .known(vocabulary)
    }

    /// Checks nothing but the syntax: all else is found when the expression is evaluated.
    ///
    /// A name may hold dots, and is first looked up in the namespace `container`; an empty one is
    /// none.
    package init(container: String) {
        names = .open(container: container)
    }

    /// The compiled expression, or all that is wrong with it.
    ///
    /// A value of a type that can't be `expected` is a problem; numbers of all kinds are the same
    /// here. Without an expectation any value will do.
    package func parse(
        _ source: String,
        expecting expected: ExpressionType?
    ) -> Result<Expression, ExpressionProblems> {
        let syntax: ExpressionSyntax
        do throws(ExpressionProblem.Thrown) {
            syntax = try ExpressionReader.read(source)
        } catch {
            return .failure(ExpressionProblems([error.problem]))
        }
        var compiler: ExpressionCompiler
        switch names {
        case .known(let vocabulary):
            compiler = ExpressionCompiler(vocabulary: vocabulary, container: "")
        case .open(let container):
            compiler = ExpressionCompiler(vocabulary: nil, container: container)
        }
        let root = compiler.compile(syntax)
        compiler.require(expected, of: root, at: syntax.range)
        guard compiler.problems.isEmpty else {
            return .failure(ExpressionProblems(compiler.problems.sorted { $0.offset < $1.offset }))
        }
        return .success(
            Expression(
                source: source,
                root: root.node,
                reads: compiler.reads,
                ownCalls: compiler.ownCalls
            )
        )
    }
}
