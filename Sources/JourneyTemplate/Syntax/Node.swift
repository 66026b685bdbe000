/// A piece of a parsed template.
enum Node: Sendable {
    case text(String)
    case output(Output)
    case assign(name: String, FilteredExpression, offset: Int)
    case capture(name: String, Block)
    case branch(Branch)
    case choice(Choice)
    case loop(Loop)
    case leave
    case next
    case abort(FilteredExpression?, offset: Int)
    case cycle(Cycle)
    case counter(name: String, step: Int64)
    case changed(Block)
    case partial(PartialCall)
    /// Nothing to render, such as a comment; keeps a block with it from having other content.
    case nothing

    /// Whether a block of only such nodes is left out with its white space.
    var isBlank: Bool {
        switch self {
        case .text(let text): text.utf8.allSatisfy(\.isTemplateSpace)
        case .assign, .capture, .abort, .nothing: true
        case .branch(let branch): branch.isBlank
        case .choice(let choice): choice.isBlank
        case .loop(let loop): loop.isBlank
        case .changed(let block): block.isBlank
        case .output, .leave, .next, .cycle, .counter, .partial: false
        }
    }
}

/// The nodes between a tag and its end.
struct Block: Sendable {
    var nodes: [Node]

    var isBlank: Bool { nodes.allSatisfy(\.isBlank) }

    /// Without the texts, when they are all white space.
    func withoutTexts() -> Block {
        Block(
            nodes: nodes.filter { node in
                if case .text = node { return false }
                return true
            }
        )
    }
}

/// `{{ … }}`.
struct Output: Sendable {
    var value: FilteredExpression
    /// Known after parsing, when it is known where in the HTML the output stands.
    var escaping: OutputEscaping
    /// The byte offset of its braces.
    var offset: Int
}

/// `if` and `unless`.
struct Branch: Sendable {
    struct Arm: Sendable {
        /// Nil for `else`.
        var condition: Condition?
        /// `unless` turns its first condition round, not those of its `elsif`s.
        var isNegated: Bool
        var body: Block
    }

    var arms: [Arm]
    var isBlank: Bool
    /// The byte offset of the tag.
    var offset: Int
}

/// The tag `case`: every arm that matches is rendered, and an `else` if none before it was.
struct Choice: Sendable {
    struct Arm: Sendable {
        /// Nil for `else`; else the body is rendered once for each value that matches.
        var values: [Expression]?
        var body: Block
    }

    var subject: Expression
    var arms: [Arm]
    var isBlank: Bool
    var offset: Int
}

/// `for` and `tablerow`.
struct Loop: Sendable {
    enum Start: Sendable {
        case at(Expression)
        /// Where the last loop of this name stopped.
        case continued
    }

    var variable: String
    var items: Expression
    var limit: Expression?
    var start: Start?
    var isReversed: Bool
    /// As `forloop.name` has it: `tag-product.tags`.
    var name: String
    var table: Table?
    var body: Block
    var otherwise: Block?
    var isBlank: Bool
    var offset: Int

    /// What makes it a `tablerow`.
    struct Table: Sendable {
        var columns: Expression?
    }
}

/// `{% cycle group: a, b %}`.
struct Cycle: Sendable {
    var group: Expression?
    /// Cycles without a group and with the same values are one.
    var text: String
    var values: [Expression]
    var escaping: OutputEscaping
    var offset: Int
}

/// `{% render "name", argument: value %}` and `include`.
struct PartialCall: Sendable {
    enum Binding: Sendable {
        case none
        case value(Expression, alias: String?)
        /// Once for each item.
        case each(Expression, alias: String?)
    }

    var name: Expression
    /// `render` sees its arguments only; `include` sees and changes everything.
    var isIsolated: Bool
    var binding: Binding
    var arguments: [(name: String, value: Expression)]
    var offset: Int
}
