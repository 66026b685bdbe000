/// A compiled expression: immutable, checked as far as it could be at load, ready to evaluate.
///
/// Evaluation always ends: there are no loops but those over lists and maps, and every evaluation
/// has a budget of steps.
package struct Expression: Sendable {
    /// What the expression reads, so that no more than that is loaded.
    package struct Read: Hashable, Sendable {
        package var root: String
        /// `nil` when the whole value of the name is used.
        package var field: String?

        package init(root: String, field: String?) {
            self.root = root
            self.field = field
        }
    }

    /// A call of a function that the scope provides.
    package struct OwnCall: Sendable {
        package var function: String
        /// The arguments as far as they are written as literals; `nil` for computed ones.
        package var arguments: [Value?]

        package init(function: String, arguments: [Value?]) {
            self.function = function
            self.arguments = arguments
        }
    }

    /// The text that was compiled.
    package let source: String
    package let root: ExpressionNode
    /// Each read once, in the order of the text.
    package let reads: [Read]
    /// Every call, in the order of the text.
    package let ownCalls: [OwnCall]

    package init(source: String, root: ExpressionNode, reads: [Read], ownCalls: [OwnCall]) {
        self.source = source
        self.root = root
        self.reads = reads
        self.ownCalls = ownCalls
    }

    /// The steps of one evaluation: far beyond any condition that somebody writes, and done in a
    /// few milliseconds.
    package static let stepsMax = 100_000

    /// The value in `scope`, within ``stepsMax``.
    package func evaluate(in scope: any ExpressionScope) -> Result<Value, EvaluationError> {
        evaluate(in: scope, stepsMax: Self.stepsMax)
    }

    /// The value in `scope`; ``EvaluationError/budget`` when that takes more than `stepsMax`.
    package func evaluate(
        in scope: any ExpressionScope,
        stepsMax: Int
    ) -> Result<Value, EvaluationError> {
        var evaluator = Evaluator(scope: scope, steps: stepsMax)
        do throws(EvaluationError) {
            return .success(try evaluator.value(of: root))
        } catch {
            return .failure(error)
        }
    }

    /// Whether the expression holds as a condition; a value that is neither true nor false is
    /// unknown, as is an error.
    package func holds(in scope: any ExpressionScope) -> Truth {
        var evaluator = Evaluator(scope: scope, steps: Self.stepsMax)
        do throws(EvaluationError) {
            return try evaluator.boolean(of: root, as: "condition") ? .yes : .no
        } catch {
            return .unknown(error)
        }
    }
}
