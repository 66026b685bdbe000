/// One evaluation of an expression: what is left of its budget, and the variables of its macros.
struct Evaluator {
    let scope: any ExpressionScope
    /// The steps that may still be made.
    var steps: Int
    var variables: [Value] = []

    init(scope: any ExpressionScope, steps: Int) {
        self.scope = scope
        self.steps = steps
    }

    mutating func value(of node: ExpressionNode) throws(EvaluationError) -> Value {
        try charge(1)
        switch node {
        case .literal(let value): return value
        case .name(let name): return try value(named: name)
        case .member(let root, let field): return try member(field, of: root)
        case .qualified(let name): return try value(at: name)
        case .variable(let slot, _): return variables[slot]
        case .select(let operand, let field): return try select(field, from: operand)
        case .has(let operand, let field): return .bool(try has(field, in: operand))
        case .hasMember(let root, let field): return .bool(try hasMember(field, of: root))
        case .index(let operand, let index): return try element(of: operand, at: index)
        case .list(let elements): return .list(try values(of: elements))
        case .map(let entries): return try map(of: entries)
        case .all(let operands): return .bool(try areAll(operands))
        case .any(let operands): return .bool(try isAny(operands))
        case .not(let operand): return .bool(!(try boolean(of: operand, as: "operand of '!'")))
        case .negate(let operand): return try negated(try value(of: operand))
        case .conditional(let condition, let then, let otherwise):
            let isTrue = try boolean(of: condition, as: "condition of '?:'")
            return try value(of: isTrue ? then : otherwise)
        case .arithmetic(let operation, let left, let right):
            return try result(of: operation, try value(of: left), try value(of: right))
        case .comparison(let comparison, let left, let right):
            return .bool(try holds(comparison, try value(of: left), try value(of: right)))
        case .membership(let element, let collection):
            return .bool(try contains(try value(of: element), in: try value(of: collection)))
        case .call(let function, let arguments): return try result(of: function, arguments)
        case .matches(let text, let pattern):
            return .bool(try matches(try value(of: text), pattern))
        case .own(let name, let receiver, let arguments):
            return try resultOfOwn(name, receiver, arguments)
        case .each(let iteration): return try result(of: iteration)
        case .failure(let error): throw error
        }
    }

    /// The truth of `node`, which plays `role`.
    mutating func boolean(
        of node: ExpressionNode,
        as role: StaticString
    ) throws(EvaluationError) -> Bool {
        let value = try value(of: node)
        guard case .bool(let isTrue) = value else {
            throw .noSuchOverload("'\(value.typeName)' as \(role), which must be a bool")
        }
        return isTrue
    }

    mutating func values(of nodes: [ExpressionNode]) throws(EvaluationError) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(nodes.count)
        for node in nodes { values.append(try value(of: node)) }
        return values
    }

    /// Takes `count` steps from the budget.
    mutating func charge(_ count: Int) throws(EvaluationError) {
        steps -= count
        guard steps >= 0 else { throw .budget }
    }

    /// False as soon as one operand is false, whatever the others are; an error only when no
    /// operand is false.
    private mutating func areAll(_ operands: [ExpressionNode]) throws(EvaluationError) -> Bool {
        var failure: EvaluationError?
        for operand in operands {
            do throws(EvaluationError) {
                guard try boolean(of: operand, as: "operand of '&&'") else { return false }
            } catch {
                failure = try absorb(error, after: failure)
            }
        }
        if let failure { throw failure }
        return true
    }

    /// True as soon as one operand is true, whatever the others are; an error only when no operand
    /// is true.
    private mutating func isAny(_ operands: [ExpressionNode]) throws(EvaluationError) -> Bool {
        var failure: EvaluationError?
        for operand in operands {
            do throws(EvaluationError) {
                if try boolean(of: operand, as: "operand of '||'") { return true }
            } catch {
                failure = try absorb(error, after: failure)
            }
        }
        if let failure { throw failure }
        return false
    }

    /// The error to remember, which is the first one.
    ///
    /// An exhausted budget is not absorbed: it ends the evaluation at once.
    func absorb(
        _ error: EvaluationError,
        after earlier: EvaluationError?
    ) throws(EvaluationError) -> EvaluationError {
        if case .budget = error { throw error }
        return earlier ?? error
    }

    private mutating func resultOfOwn(
        _ name: String,
        _ receiver: ExpressionNode?,
        _ arguments: [ExpressionNode]
    ) throws(EvaluationError) -> Value {
        var receiverValue: Value?
        if let receiver { receiverValue = try value(of: receiver) }
        let argumentValues = try values(of: arguments)
        let result = scope.call(name, receiver: receiverValue, arguments: argumentValues)
        guard let result else { throw .unknownFunction(name) }
        return try result.get()
    }
}
