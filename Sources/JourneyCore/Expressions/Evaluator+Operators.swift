extension Evaluator {
    mutating func holds(
        _ comparison: ExpressionNode.Comparison,
        _ left: Value,
        _ right: Value
    ) throws(EvaluationError) -> Bool {
        switch comparison {
        case .equal: return try areEqual(left, right)
        case .notEqual: return !(try areEqual(left, right))
        case .less: return try order(comparison, left, right) == .less
        case .greater: return try order(comparison, left, right) == .greater
        case .lessOrEqual:
            let order = try order(comparison, left, right)
            return order == .less || order == .equal
        case .greaterOrEqual:
            let order = try order(comparison, left, right)
            return order == .greater || order == .equal
        }
    }

    mutating func result(
        of operation: ExpressionNode.Arithmetic,
        _ left: Value,
        _ right: Value
    ) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.int(let left), .int(let right)):
            return .int(try Self.integer(operation, left, right))
        case (.uint(let left), .uint(let right)):
            return .uint(try Self.integer(operation, left, right))
        case (.double(let left), .double(let right)):
            return .double(try Self.double(operation, left, right))
        case (_, _):
            break
        }
        switch operation {
        case .add: return try sum(left, right)
        case .subtract: return try difference(left, right)
        case .multiply, .divide, .remainder: throw Self.noOverload(operation.rawValue, left, right)
        }
    }

    func negated(_ value: Value) throws(EvaluationError) -> Value {
        switch value {
        case .int(let number):
            guard number != .min else { throw .range("-(\(number))") }
            return .int(-number)
        case .double(let number): return .double(-number)
        case .null, .bool, .uint, .string, .bytes, .list, .map, .timestamp, .duration, .type:
            throw .noSuchOverload("-\(value.typeName)")
        }
    }

    private mutating func areEqual(
        _ left: Value,
        _ right: Value
    ) throws(EvaluationError) -> Bool {
        let isEqual = left.isEqual(to: right, steps: &steps)
        try charge(0)  // A comparison that ran out of steps has answered `false`.
        return isEqual
    }

    private mutating func order(
        _ comparison: ExpressionNode.Comparison,
        _ left: Value,
        _ right: Value
    ) throws(EvaluationError) -> ValueOrder {
        if case .string(let text) = left { try charge(text.utf8.count / 64) }
        if case .bytes(let bytes) = left { try charge(bytes.count / 64) }
        guard let order = left.order(to: right) else {
            throw Self.noOverload(comparison.rawValue, left, right)
        }
        return order
    }

    private mutating func sum(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.string(let left), .string(let right)):
            try charge((left.utf8.count + right.utf8.count) / 16)
            return .string(left + right)
        case (.bytes(let left), .bytes(let right)):
            try charge((left.count + right.count) / 16)
            return .bytes(left + right)
        case (.list(let left), .list(let right)):
            try charge(left.count + right.count)
            return .list(left + right)
        case (.timestamp(let instant), .duration(let duration)),
            (.duration(let duration), .timestamp(let instant)):
            guard let sum = instant.adding(duration) else {
                throw .range("\(instant) + \(duration)")
            }
            return .timestamp(sum)
        case (.duration(let left), .duration(let right)):
            guard let sum = left.adding(right) else { throw .range("\(left) + \(right)") }
            return .duration(sum)
        case (_, _):
            throw Self.noOverload("+", left, right)
        }
    }

    private func difference(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
        switch (left, right) {
        case (.timestamp(let instant), .duration(let duration)):
            guard let difference = instant.subtracting(duration) else {
                throw .range("\(instant) - \(duration)")
            }
            return .timestamp(difference)
        case (.timestamp(let later), .timestamp(let earlier)):
            guard let difference = later.duration(since: earlier) else {
                throw .range("\(later) - \(earlier)")
            }
            return .duration(difference)
        case (.duration(let left), .duration(let right)):
            guard let difference = left.subtracting(right) else {
                throw .range("\(left) - \(right)")
            }
            return .duration(difference)
        case (_, _):
            throw Self.noOverload("-", left, right)
        }
    }

    private static func integer<Number: FixedWidthInteger>(
        _ operation: ExpressionNode.Arithmetic,
        _ left: Number,
        _ right: Number
    ) throws(EvaluationError) -> Number {
        let (value, overflow): (Number, Bool)
        switch operation {
        case .add: (value, overflow) = left.addingReportingOverflow(right)
        case .subtract: (value, overflow) = left.subtractingReportingOverflow(right)
        case .multiply: (value, overflow) = left.multipliedReportingOverflow(by: right)
        case .divide:
            guard right != 0 else { throw .divisionByZero }
            (value, overflow) = left.dividedReportingOverflow(by: right)
        case .remainder:
            guard right != 0 else { throw .divisionByZero }
            (value, overflow) = left.remainderReportingOverflow(dividingBy: right)
        }
        guard !overflow else { throw .range("\(left) \(operation.rawValue) \(right)") }
        return value
    }

    private static func double(
        _ operation: ExpressionNode.Arithmetic,
        _ left: Double,
        _ right: Double
    ) throws(EvaluationError) -> Double {
        switch operation {
        case .add: return left + right
        case .subtract: return left - right
        case .multiply: return left * right
        case .divide: return left / right
        case .remainder: throw .noSuchOverload("double % double")
        }
    }

    private static func noOverload(_ sign: String, _ left: Value, _ right: Value) -> EvaluationError
    {
        .noSuchOverload("\(left.typeName) \(sign) \(right.typeName)")
    }
}
