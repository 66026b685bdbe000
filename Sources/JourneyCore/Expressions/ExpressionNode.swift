/// One operation of a compiled expression, with its operands below it.
///
/// The compiler bounds the depth, so that an evaluation can't exhaust the stack.
package indirect enum ExpressionNode: Sendable {
    case literal(Value)
    /// A name of the scope.
    case name(String)
    /// A field of a name of the scope, `customer.city`.
    case member(root: String, field: String)
    /// A path that may be a name with dots, or fields of a shorter one.
    case qualified(QualifiedName)
    /// The variable of a macro that encloses this place; the outermost one has slot 0.
    case variable(slot: Int, name: String)
    case select(ExpressionNode, field: String)
    /// `has(operand.field)`.
    case has(ExpressionNode, field: String)
    /// `has(customer.city)`.
    case hasMember(root: String, field: String)
    case index(ExpressionNode, ExpressionNode)
    case list([ExpressionNode])
    case map([MapEntry])
    case all([ExpressionNode])
    case any([ExpressionNode])
    case not(ExpressionNode)
    case negate(ExpressionNode)
    case conditional(ExpressionNode, then: ExpressionNode, otherwise: ExpressionNode)
    case arithmetic(Arithmetic, ExpressionNode, ExpressionNode)
    case comparison(Comparison, ExpressionNode, ExpressionNode)
    /// `element in collection`.
    case membership(ExpressionNode, in: ExpressionNode)
    /// A function of the language; a receiver is the first argument.
    case call(Builtin, [ExpressionNode])
    /// `matches` with a pattern that is known at load.
    case matches(ExpressionNode, Pattern)
    /// A function of the scope.
    case own(String, receiver: ExpressionNode?, [ExpressionNode])
    case each(Iteration)
    /// What can only fail, such as a function with arguments that it never takes.
    case failure(EvaluationError)

    package enum Arithmetic: String, Sendable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
        case remainder = "%"
    }

    package enum Comparison: String, Sendable {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    package struct MapEntry: Sendable {
        package var key: ExpressionNode
        package var value: ExpressionNode

        package init(key: ExpressionNode, value: ExpressionNode) {
            self.key = key
            self.value = value
        }
    }

    /// A macro over the elements of a list or the keys of a map.
    package struct Iteration: Sendable {
        package enum Kind: String, Sendable {
            case all
            case exists
            case existsOne = "exists_one"
            case map
            case filter
        }

        package var kind: Kind
        package var range: ExpressionNode
        /// The condition on an element; `nil` for a `map` of all elements.
        package var condition: ExpressionNode?
        /// What a `map` makes of an element.
        package var transform: ExpressionNode?

        package init(
            kind: Kind,
            range: ExpressionNode,
            condition: ExpressionNode?,
            transform: ExpressionNode?
        ) {
            self.kind = kind
            self.range = range
            self.condition = condition
            self.transform = transform
        }
    }

    /// The path that a missing field is reported by: `customer.address.city`; `nil` for what is
    /// computed.
    var path: String? {
        switch self {
        case .name(let name): name
        case .member(let root, let field): "\(root).\(field)"
        case .qualified(let name): name.text
        case .variable(_, let name): name
        case .select(let operand, let field): operand.path.map { "\($0).\(field)" }
        case .literal, .has, .hasMember, .index, .list, .map, .all, .any, .not, .negate,
            .conditional, .arithmetic, .comparison, .membership, .call, .matches, .own, .each,
            .failure:
            nil
        }
    }
}

/// A path such as `a.b.c` where names may hold dots: the longest name that the scope has wins, in
/// the innermost namespace.
package struct QualifiedName: Sendable {
    package struct Candidate: Sendable {
        package var name: String
        /// The fields that are selected from its value.
        package var fields: [String]

        package init(name: String, fields: [String]) {
            self.name = name
            self.fields = fields
        }
    }

    /// As written.
    package var text: String
    /// In the order in which they are tried.
    package var candidates: [Candidate]
    /// The type that the path denotes when the scope has no such name.
    package var type: String?

    package init(text: String, candidates: [Candidate], type: String?) {
        self.text = text
        self.candidates = candidates
        self.type = type
    }
}
