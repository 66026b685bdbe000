/// A scope of names with given values, and no functions.
package struct BindingScope: ExpressionScope {
    package var names: ValueMap
    package var calendar: (any CivilCalendar)?

    package init(names: ValueMap, calendar: (any CivilCalendar)?) {
        self.names = names
        self.calendar = calendar
    }

    package func value(named name: String) -> Value? {
        names[name]
    }

    package func member(_ field: String, of root: String) -> MemberLookup {
        guard let value = names[root] else { return .unknownRoot }
        guard case .map(let map) = value, let member = map[field] else { return .missing }
        return .found(member)
    }

    package func call(
        _ function: String,
        receiver: Value?,
        arguments: [Value]
    ) -> Result<Value, EvaluationError>? {
        nil
    }
}
