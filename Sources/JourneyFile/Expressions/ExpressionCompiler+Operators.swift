import JourneyCore

extension ExpressionCompiler {
    /// An operand that must be true or false.
    mutating func compileCondition(
        _ syntax: ExpressionSyntax,
        of operation: String
    ) -> ExpressionNode {
        let operand = compile(syntax)
        guard !operand.type.mayBe(.bool) else { return operand.node }
        var help: String?
        if case .literal = syntax.kind, operation == "or" {
            help = "to compare with several values, write x in [\"…\", \"…\"]"
        }
        report(
            .typeMismatch,
            "'\(operation)' needs true or false, and this is \(operand.type.name)",
            help: help,
            at: syntax.range
        )
        return operand.node
    }

    mutating func compileNegation(_ syntax: ExpressionSyntax, at range: Range<Int>) -> Typed {
        let operand = compile(syntax)
        switch operand.type {
        case .any, .int, .double: break
        case .bool:
            report(
                .typeMismatch,
                "'-' needs a number, and this is true or false",
                help: "to negate a condition, write 'not'",
                at: syntax.range
            )
        case .null, .uint, .string, .bytes, .list, .map, .timestamp, .duration, .type:
            let message = "'-' needs a number, and this is \(operand.type.name)"
            report(.typeMismatch, message, help: nil, at: syntax.range)
        }
        return Typed(node: .negate(operand.node), type: operand.type)
    }

    mutating func compileBinary(
        _ left: ExpressionSyntax,
        _ operation: ExpressionSyntax.Operation,
        _ sign: Range<Int>,
        _ right: ExpressionSyntax
    ) -> Typed {
        let operands = (compile(left), compile(right))
        switch operation {
        case .arithmetic(let arithmetic):
            let type = typeOf(arithmetic, operands.0.type, operands.1.type, at: sign)
            return Typed(
                node: .arithmetic(arithmetic, operands.0.node, operands.1.node),
                type: type
            )
        case .comparison(let comparison):
            check(comparison, operands, left, right, at: sign)
            return Typed(
                node: .comparison(comparison, operands.0.node, operands.1.node),
                type: .bool
            )
        case .membership:
            checkMembership(operands.0.type, operands.1.type, at: right.range)
            return Typed(node: .membership(operands.0.node, in: operands.1.node), type: .bool)
        }
    }

    private mutating func typeOf(
        _ operation: ExpressionNode.Arithmetic,
        _ left: ExpressionType,
        _ right: ExpressionType,
        at sign: Range<Int>
    ) -> ExpressionType {
        if let type = Self.result(of: operation, left, right) { return type }
        var help: String?
        if left.isNumeric, right.isNumeric {
            help = "turn one into the other's kind: double(…), int(…)"
        } else if operation == .add, left == .string || right == .string {
            help = "to join it to a text, write string(…)"
        }
        report(
            .typeMismatch,
            "'\(operation.rawValue)' has no meaning for \(left.name) and \(right.name)",
            help: help,
            at: sign
        )
        return .any
    }

    /// `nil` when the two can't be the operands.
    private static func result(
        of operation: ExpressionNode.Arithmetic,
        _ left: ExpressionType,
        _ right: ExpressionType
    ) -> ExpressionType? {
        let operands: [(ExpressionType, ExpressionType, ExpressionType)]
        switch operation {
        case .add:
            operands = [
                (.int, .int, .int), (.uint, .uint, .uint), (.double, .double, .double),
                (.string, .string, .string), (.bytes, .bytes, .bytes),
                (.list(.any), .list(.any), .list(.any)), (.timestamp, .duration, .timestamp),
                (.duration, .timestamp, .timestamp), (.duration, .duration, .duration),
            ]
        case .subtract:
            operands = [
                (.int, .int, .int), (.uint, .uint, .uint), (.double, .double, .double),
                (.timestamp, .timestamp, .duration), (.timestamp, .duration, .timestamp),
                (.duration, .duration, .duration),
            ]
        case .multiply, .divide:
            operands = [(.int, .int, .int), (.uint, .uint, .uint), (.double, .double, .double)]
        case .remainder:
            operands = [(.int, .int, .int), (.uint, .uint, .uint)]
        }
        let possible = operands.filter { left.mayBe($0.0) && right.mayBe($0.1) }
        guard let first = possible.first else { return nil }
        return possible.count == 1 ? first.2 : .any
    }

    private mutating func check(
        _ comparison: ExpressionNode.Comparison,
        _ operands: (Typed, Typed),
        _ left: ExpressionSyntax,
        _ right: ExpressionSyntax,
        at sign: Range<Int>
    ) {
        let (leftType, rightType) = (operands.0.type, operands.1.type)
        switch comparison {
        case .equal, .notEqual:
            guard !leftType.mayEqual(rightType) else { return }
            report(
                .typeMismatch,
                "\(leftType.name) never equals \(rightType.name)",
                help: Self.literalInQuotes(left, rightType)
                    ?? Self.literalInQuotes(right, leftType),
                at: sign
            )
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            guard !leftType.hasOrder(with: rightType) else { return }
            var help =
                Self.literalInQuotes(left, rightType) ?? Self.literalInQuotes(right, leftType)
            if case .binary(_, .comparison, _, _) = left.kind {
                help = "compare twice: low < x and x < high"
            }
            report(
                .typeMismatch,
                "'\(comparison.rawValue)' can't compare \(leftType.name) with \(rightType.name)",
                help: help,
                at: sign
            )
        }
    }

    /// The way out where a text was written for something else.
    private static func literalInQuotes(
        _ syntax: ExpressionSyntax,
        _ other: ExpressionType
    ) -> String? {
        guard case .literal(.string(let text)) = syntax.kind else { return nil }
        switch other {
        case .int, .uint, .double:
            return Double(text).map { _ in "a number stands without quotes: \(text)" }
        case .bool: return "true and false stand without quotes"
        case .timestamp: return "write timestamp(\"2026-03-02T10:00:00Z\"), or ago(\"3 days\")"
        case .duration: return "write duration(\"36h\")"
        case .any, .null, .string, .bytes, .list, .map, .type: return nil
        }
    }

    private mutating func checkMembership(
        _ element: ExpressionType,
        _ collection: ExpressionType,
        at range: Range<Int>
    ) {
        switch collection {
        case .any, .map: return
        case .list(let type):
            guard !element.mayEqual(type) else { return }
            let message = "the list never holds \(element.name): each element is \(type.name)"
            report(.typeMismatch, message, help: nil, at: range)
        case .string:
            report(
                .typeMismatch,
                "'in' looks into a list or a map, and this is a text",
                help: "to look into a text, write text.contains(\"…\")",
                at: range
            )
        case .null, .bool, .int, .uint, .double, .bytes, .timestamp, .duration, .type:
            report(
                .typeMismatch,
                "'in' looks into a list or a map, and this is \(collection.name)",
                help: "write a list: [ … ]",
                at: range
            )
        }
    }
}
