import JourneyCore

/// What is known at load about the type of a value.
package indirect enum ExpressionType: Hashable, Sendable {
    /// Anything: attributes of customers and events have no declared types.
    case any
    case null
    case bool
    case int
    case uint
    case double
    case string
    case bytes
    case list(ExpressionType)
    /// With the type of its values.
    case map(ExpressionType)
    case timestamp
    case duration
    case type

    /// As a marketer would say it.
    package var name: String {
        switch self {
        case .any: "any value"
        case .null: "null"
        case .bool: "true or false"
        case .int: "a whole number"
        case .uint: "an unsigned number"
        case .double: "a number"
        case .string: "a text"
        case .bytes: "bytes"
        case .list: "a list"
        case .map: "a map"
        case .timestamp: "a moment in time"
        case .duration: "a length of time"
        case .type: "a type"
        }
    }

    package var isNumeric: Bool {
        switch self {
        case .int, .uint, .double: true
        case .any, .null, .bool, .string, .bytes, .list, .map, .timestamp, .duration, .type: false
        }
    }

    /// Whether a value of this type may turn out to be one of `other`.
    package func mayBe(_ other: ExpressionType) -> Bool {
        switch (self, other) {
        case (.any, _), (_, .any): true
        case (.list(let left), .list(let right)): left.mayBe(right)
        case (.map(let left), .map(let right)): left.mayBe(right)
        case (_, _): self == other
        }
    }

    /// Whether comparing the two by `==` can ever be true.
    func mayEqual(_ other: ExpressionType) -> Bool {
        switch (self, other) {
        case (.null, _), (_, .null): true
        case (.list(let left), .list(let right)): left.mayEqual(right)
        case (.map(let left), .map(let right)): left.mayEqual(right)
        case (_, _): mayBe(other) || (isNumeric && other.isNumeric)
        }
    }

    /// Whether the two can stand on both sides of `<`.
    func hasOrder(with other: ExpressionType) -> Bool {
        switch self {
        case .any:
            switch other {
            case .null, .list, .map, .type: false
            case .any, .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration: true
            }
        case .null, .list, .map, .type: false
        case .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration:
            mayBe(other) || (isNumeric && other.isNumeric)
        }
    }

    /// The type of what is one or the other.
    func joined(with other: ExpressionType) -> ExpressionType {
        self == other ? self : .any
    }
}

extension Value {
    /// The type of a literal.
    var expressionType: ExpressionType {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .int
        case .uint: .uint
        case .double: .double
        case .string: .string
        case .bytes: .bytes
        case .list: .list(.any)
        case .map: .map(.any)
        case .timestamp: .timestamp
        case .duration: .duration
        case .type: .type
        }
    }
}
