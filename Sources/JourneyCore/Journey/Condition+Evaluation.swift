extension Condition {
    /// What the condition comes to: unknown parts are absorbed as `&&` and `||` do.
    package func holds(in scope: some ExpressionScope) -> Truth {
        switch self {
        case .expression(let expression): return expression.holds(in: scope)
        case .all(let conditions):
            return Self.combine(conditions, in: scope, stop: .no, otherwise: .yes)
        case .any(let conditions):
            return Self.combine(conditions, in: scope, stop: .yes, otherwise: .no)
        case .not(let condition):
            switch condition.holds(in: scope) {
            case .yes: return .no
            case .no: return .yes
            case .unknown(let error): return .unknown(error)
            }
        }
    }

    private static func combine(
        _ conditions: [Condition],
        in scope: some ExpressionScope,
        stop: Truth,
        otherwise: Truth
    ) -> Truth {
        var result = otherwise
        for condition in conditions {
            let truth = condition.holds(in: scope)
            if truth == stop { return stop }
            if case .unknown = truth { result = truth }
        }
        return result
    }
}
