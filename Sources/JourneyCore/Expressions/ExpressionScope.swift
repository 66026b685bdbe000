/// What a scope answers when it is asked for a field of one of its names.
package enum MemberLookup: Sendable {
    /// The scope has no such name.
    case unknownRoot
    /// The name is known, and has no such field.
    case missing
    case found(Value)
}

/// Where an expression finds its names and the functions that the language does not have.
///
/// One evaluation may ask for the same thing several times and must get the same answer.
package protocol ExpressionScope {
    /// The whole value of a name; `nil` when there is none.
    func value(named name: String) -> Value?

    /// One field of a name, so that `customer.city` need not build the whole customer.
    func member(_ field: String, of root: String) -> MemberLookup

    /// The result of a function that is not the language's own; `nil` when there is none.
    ///
    /// A function that is called on a value, `x.f(y)`, has that value as its receiver.
    func call(
        _ function: String,
        receiver: Value?,
        arguments: [Value]
    ) -> Result<Value, EvaluationError>?

    /// The zones for getters such as `now.getHours("Europe/Moscow")`; without it only UTC and
    /// fixed offsets are known.
    var calendar: (any CivilCalendar)? { get }
}
