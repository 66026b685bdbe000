import JourneyCore

/// What stands for a value: `customer.tags[0]`, `"text"`, `(1..5)`.
indirect enum Expression: Sendable {
    case literal(Value)
    case empty
    case blank
    case path(Path)
    case range(Expression, Expression)
}

/// A name and the way from it to a part of its value.
struct Path: Sendable {
    enum Root: Sendable {
        case name(String)
        /// `["a name with spaces"]`, or `[name]` that is only known while rendering.
        case computed(Expression)
    }

    enum Step: Sendable {
        /// After a dot: also `size`, `first` and `last`.
        case name(String)
        /// In brackets.
        case index(Expression)
    }

    var root: Root
    var steps: [Step]
    /// As written, without spaces.
    var text: String
}

/// An expression and the filters that it goes through.
struct FilteredExpression: Sendable {
    var expression: Expression
    var filters: [FilterCall]
}

/// A filter with its arguments.
struct FilterCall: Sendable {
    var filter: Filter
    var arguments: [Expression]
    var named: [(name: String, value: Expression)]
    /// The byte offset of the filter's name.
    var offset: Int
}
