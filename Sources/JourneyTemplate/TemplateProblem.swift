/// Something wrong with a template, with the place to look at and, where we can, the way out.
package struct TemplateProblem: Error, Hashable, Sendable {
    /// A stable name for the kind of problem: the wording may change, this may not.
    package var id: ID
    /// Lower case, without a full stop.
    package var message: String
    /// 1-based.
    package var line: Int
    /// 1-based, in characters.
    package var column: Int
    package var help: String?

    package enum ID: String, Sendable {
        case syntax = "template-syntax"
        case unknownTag = "unknown-tag"
        case unknownFilter = "unknown-filter"
        case filterArguments = "filter-arguments"
        case unclosedBlock = "unclosed-block"
        case unexpectedTag = "unexpected-tag"
        case unsafeOutput = "unsafe-output"
        /// A warning: a branch that nothing leads to.
        case unreachable = "unreachable-branch"
        case tooLarge = "template-too-large"
        case tooDeep = "template-too-deep"
        /// While rendering only: a value of a kind that the filter or comparison can't take.
        case wrongValue = "wrong-value"
        /// While rendering only: the steps or the output of ``RenderLimits`` are used up.
        case overBudget = "over-budget"
        case unknownPartial = "unknown-partial"
    }
}

/// All that is wrong with a template, in the order of the source.
package struct TemplateProblems: Error, Sendable {
    package var all: [TemplateProblem]
}
