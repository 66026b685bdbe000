package import JourneyCore

/// One line of `journeyd eval --batch`: an expression with the values of its names, and its result.
package struct ExpressionCase: Sendable {
    package var expression: String
    package var bindings: ValueMap
    /// The namespace in which names are looked up first; empty for none.
    package var container: String

    package init(expression: String, bindings: ValueMap, container: String) {
        self.expression = expression
        self.bindings = bindings
        self.container = container
    }

    /// Reads `{"expr": …, "bindings": {name: typed value}, "container": …}`; other members say
    /// nothing about the result.
    package init(_ line: Value) throws(TypedValue.Failure) {
        guard case .map(let members) = line, case .string(let expression)? = members["expr"] else {
            throw TypedValue.Failure("a case is an object with an expression under 'expr'")
        }
        var bindings: [ValueMap.Entry] = []
        if case .map(let typed)? = members["bindings"] {
            for entry in typed.entries {
                let value = try TypedValue.decode(entry.value).get()
                bindings.append(ValueMap.Entry(key: entry.key, value: value))
            }
        }
        var container = ""
        if case .string(let name)? = members["container"] { container = name }
        self.init(expression: expression, bindings: ValueMap(bindings), container: container)
    }

    /// `{"value": typed value}` or `{"error": text}` for a line as it was read from JSON.
    package static func evaluate(line: Value, calendar: (any CivilCalendar)?) -> Value {
        do throws(TypedValue.Failure) {
            return try ExpressionCase(line).evaluate(calendar: calendar)
        } catch {
            return failure(error.description)
        }
    }

    /// `{"value": typed value}` or `{"error": text}`.
    package func evaluate(calendar: (any CivilCalendar)?) -> Value {
        let parser = ExpressionParser(container: container)
        switch parser.parse(expression, expecting: nil) {
        case .failure(let problems):
            return Self.failure(problems.list.map(\.message).joined(separator: "; "))
        case .success(let compiled):
            let scope = BindingScope(names: bindings, calendar: calendar)
            switch compiled.evaluate(in: scope) {
            case .success(let value): return .map(ValueMap(["value": TypedValue.encode(value)]))
            case .failure(let error): return Self.failure(error.description)
            }
        }
    }

    private static func failure(_ text: String) -> Value {
        .map(ValueMap(["error": .string(text)]))
    }
}
