import JourneyCore

extension ExpressionCompiler {
    mutating func compileBuiltin(
        _ function: Builtin,
        _ name: ExpressionSyntax.Word,
        _ receiver: ExpressionSyntax?,
        _ arguments: [ExpressionSyntax],
        at range: Range<Int>
    ) -> Typed {
        let syntaxes = (receiver.map { [$0] } ?? []) + arguments
        let operands = syntaxes.map { compile($0) }
        let isCallable = receiver == nil ? function.isGlobal : function.takesReceiver
        guard isCallable, function.argumentCounts.contains(operands.count) else {
            reportMisuse(of: function, name, hasReceiver: receiver != nil, operands.count)
            let error = EvaluationError.noSuchOverload("\(name.text)() with these arguments")
            return Typed(node: .failure(error), type: .any)
        }
        for (position, operand) in operands.enumerated() {
            check(operand.type, as: position, of: function, at: syntaxes[position].range)
        }
        if let literal = compileLiteral(function, operands, syntaxes) { return literal }
        return Typed(
            node: .call(function, operands.map(\.node)),
            type: function == .dyn ? .any : Self.result(of: function)
        )
    }

    /// What is known at load when an argument is written as a literal: a pattern, an instant, a
    /// length of time.
    private mutating func compileLiteral(
        _ function: Builtin,
        _ operands: [Typed],
        _ syntaxes: [ExpressionSyntax]
    ) -> Typed? {
        guard let last = operands.last, let range = syntaxes.last?.range,
            case .literal(.string(let text)) = last.node
        else { return nil }
        if function == .matches {
            switch Pattern.compile(text) {
            case .success(let pattern):
                return Typed(node: .matches(operands[0].node, pattern), type: .bool)
            case .failure(let error):
                report(.invalidLiteral, error.description, help: nil, at: range)
                return nil
            }
        }
        if function == .timestamp {
            if let instant = ExactTimestamp(text) {
                return Typed(node: .literal(.timestamp(instant)), type: .timestamp)
            }
            let help = "write it like 2026-03-02T10:00:00Z or 2026-03-02T10:00:00+03:00"
            report(.invalidLiteral, "'\(text)' is no moment in time", help: help, at: range)
        }
        if function == .duration {
            if let duration = ExactDuration(text) {
                return Typed(node: .literal(.duration(duration)), type: .duration)
            }
            let help = "write it like 36h or 1h30m; its units are h, m, s, ms, us, ns"
            report(.invalidLiteral, "'\(text)' is no length of time", help: help, at: range)
        }
        return nil
    }

    private mutating func reportMisuse(
        of function: Builtin,
        _ name: ExpressionSyntax.Word,
        hasReceiver: Bool,
        _ count: Int
    ) {
        if hasReceiver, !function.takesReceiver {
            let message = "\(name.text)() is not called on a value"
            report(.arguments, message, help: "write \(name.text)(…)", at: name.range)
        } else if !hasReceiver, !function.isGlobal {
            let message = "\(name.text)() is called on a value"
            report(.arguments, message, help: "write value.\(name.text)(…)", at: name.range)
        } else {
            let receivers = hasReceiver ? 1 : 0
            let counts = function.argumentCounts
            let expected =
                (counts.lowerBound - receivers)...max(0, counts.upperBound - receivers)
            report(
                .arguments,
                "\(name.text)() takes \(Self.text(of: expected)), not \(count - receivers)",
                help: nil,
                at: name.range
            )
        }
    }

    private mutating func check(
        _ type: ExpressionType,
        as position: Int,
        of function: Builtin,
        at range: Range<Int>
    ) {
        let possible = Self.parameters(of: function, at: position)
        guard !possible.isEmpty, !possible.contains(where: { type.mayBe($0) }) else { return }
        let names = possible.map(\.name).joined(separator: " or ")
        report(
            .typeMismatch,
            "\(function.rawValue)() needs \(names), and this is \(type.name)",
            help: nil,
            at: range
        )
    }

    /// The types that an argument can have; none when any will do.
    private static func parameters(of function: Builtin, at position: Int) -> [ExpressionType] {
        guard position == 0 else { return [.string] }  // A part of a text, a pattern, a zone.
        switch function {
        case .size: return [.string, .list(.any), .map(.any), .bytes]
        case .contains, .startsWith, .endsWith, .matches: return [.string]
        case .int: return [.int, .uint, .double, .string, .timestamp]
        case .uint, .double: return [.int, .uint, .double, .string]
        case .string:
            return [.string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration]
        case .bytes: return [.bytes, .string]
        case .bool: return [.bool, .string]
        case .timestamp: return [.timestamp, .string, .int]
        case .duration: return [.duration, .string]
        case .type, .dyn: return []
        case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear:
            return [.timestamp]
        case .getHours, .getMinutes, .getSeconds, .getMilliseconds: return [.timestamp, .duration]
        }
    }

    private static func result(of function: Builtin) -> ExpressionType {
        switch function {
        case .size, .int: .int
        case .contains, .startsWith, .endsWith, .matches, .bool: .bool
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .timestamp: .timestamp
        case .duration: .duration
        case .type: .type
        case .dyn: .any
        case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear,
            .getHours, .getMinutes, .getSeconds, .getMilliseconds:
            .int
        }
    }
}
