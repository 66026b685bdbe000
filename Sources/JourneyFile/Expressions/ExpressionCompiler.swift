import JourneyCore

/// Turns the syntax of one expression into what is evaluated, and checks it on the way.
///
/// Without a vocabulary nothing is checked: what can't work becomes an operation that fails.
struct ExpressionCompiler {
    /// An operation and what is known of the type of its value.
    struct Typed {
        var node: ExpressionNode
        var type: ExpressionType
    }

    let vocabulary: ExpressionVocabulary?
    /// The namespaces in which a name is looked up, the innermost first, each with its dot.
    let namespaces: [String]
    /// The variables of the macros around the place at hand, the outermost first.
    var variables: [(name: String, type: ExpressionType)] = []
    private(set) var problems: [ExpressionProblem] = []
    private(set) var reads: [Expression.Read] = []
    private(set) var ownCalls: [Expression.OwnCall] = []

    init(vocabulary: ExpressionVocabulary?, container: String) {
        self.vocabulary = vocabulary
        let parts = container.split(separator: ".")
        namespaces = (0...parts.count).reversed().map { count in
            parts.prefix(count).map { $0 + "." }.joined()
        }
    }

    mutating func compile(_ syntax: ExpressionSyntax) -> Typed {
        switch syntax.kind {
        case .literal(let value):
            return Typed(node: .literal(value), type: value.expressionType)
        case .identifier, .select: return compileName(syntax)
        case .index(let operand, let index): return compileIndex(operand, index)
        case .call(let name, let receiver, let arguments):
            return compileCall(name, receiver, arguments, at: syntax.range)
        case .list(let elements): return compileList(elements)
        case .map(let entries): return compileMap(entries)
        case .not(let operand):
            return Typed(node: .not(compileCondition(operand, of: "not")), type: .bool)
        case .negate(let operand): return compileNegation(operand, at: syntax.range)
        case .conditional(let condition, let then, let otherwise):
            let condition = compileCondition(condition, of: "?:")
            let (then, otherwise) = (compile(then), compile(otherwise))
            return Typed(
                node: .conditional(condition, then: then.node, otherwise: otherwise.node),
                type: then.type.joined(with: otherwise.type)
            )
        case .all(let operands):
            let nodes = operands.map { compileCondition($0, of: "and") }
            return Typed(node: .all(nodes), type: .bool)
        case .any(let operands):
            let nodes = operands.map { compileCondition($0, of: "or") }
            return Typed(node: .any(nodes), type: .bool)
        case .binary(let left, let operation, let sign, let right):
            return compileBinary(left, operation, sign, right)
        }
    }

    /// Reports a value that can't be of the type that is needed where the expression stands.
    mutating func require(
        _ expected: ExpressionType?,
        of value: Typed,
        at range: Range<Int>
    ) {
        guard let expected, !value.type.mayBe(expected),
            !(value.type.isNumeric && expected.isNumeric)
        else { return }
        report(
            .typeMismatch,
            "the expression gives \(value.type.name), and \(expected.name) is needed here",
            help: expected == .bool ? "compare it with something, such as '… == …'" : nil,
            at: range
        )
    }

    mutating func report(
        _ id: ExpressionProblem.ID,
        _ message: String,
        help: String?,
        at range: Range<Int>
    ) {
        guard vocabulary != nil else { return }
        problems.append(ExpressionProblem(id: id, message: message, help: help, at: range))
    }

    mutating func noteRead(of root: String, field: String?) {
        let read = Expression.Read(root: root, field: field)
        if !reads.contains(read) { reads.append(read) }
    }

    mutating func noteCall(of function: String, _ arguments: [ExpressionNode]) {
        let literals = arguments.map { argument -> Value? in
            guard case .literal(let value) = argument else { return nil }
            return value
        }
        ownCalls.append(Expression.OwnCall(function: function, arguments: literals))
    }

    private mutating func compileList(_ elements: [ExpressionSyntax]) -> Typed {
        let elements = elements.map { compile($0) }
        let type = elements.dropFirst().reduce(elements.first?.type ?? .any) {
            $0.joined(with: $1.type)
        }
        return Typed(node: .list(elements.map(\.node)), type: .list(type))
    }

    private mutating func compileMap(
        _ entries: [(key: ExpressionSyntax, value: ExpressionSyntax)]
    ) -> Typed {
        var nodes: [ExpressionNode.MapEntry] = []
        var type: ExpressionType?
        for entry in entries {
            let (key, value) = (compile(entry.key), compile(entry.value))
            nodes.append(ExpressionNode.MapEntry(key: key.node, value: value.node))
            type = type?.joined(with: value.type) ?? value.type
        }
        return Typed(node: .map(nodes), type: .map(type ?? .any))
    }
}
