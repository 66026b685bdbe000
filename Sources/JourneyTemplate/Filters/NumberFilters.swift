import JourneyCore

extension FilterTable {
    /// Filters that compute; what is no number counts as 0.
    static let numberFilters: [String: Filter] = [
        "plus": arithmetic { $0 + $1 },
        "minus": arithmetic { $0 - $1 },
        "times": arithmetic { $0 * $1 },
        "divided_by": division { $0 / $1 },
        "modulo": division { Number.modulo($0, $1) },
        "at_least": arithmetic { $0.order($1) == .less ? $1 : $0 },
        "at_most": arithmetic { $0.order($1) == .greater ? $1 : $0 },
        "abs": Filter(0) { value, _, _ in .value(value.number.magnitude.value) },
        "ceil": Filter(0) { value, _, _ in .value(value.number.ceiling.value) },
        "floor": Filter(0) { value, _, _ in .value(value.number.floor.value) },
        "round": Filter(0...1) { value, arguments, _ in
            let digits = arguments[0]?.number.floor.int ?? 0
            return .value(value.number.rounded(to: digits).value)
        },
    ]

    private static func arithmetic(
        _ operation: @escaping @Sendable (Number, Number) -> Number
    ) -> Filter {
        Filter(1) { value, arguments, _ in
            .value(operation(value.number, arguments[0]?.number ?? .whole(0)).value)
        }
    }

    private static func division(
        _ operation: @escaping @Sendable (Number, Number) -> Number
    ) -> Filter {
        Filter(1) { value, arguments, _ throws(FilterFailure) in
            guard let divisor = arguments[0]?.number, !divisor.isZero else {
                throw FilterFailure(
                    message: "divided by 0",
                    help: "test the divisor with an if before"
                )
            }
            return .value(operation(value.number, divisor).value)
        }
    }
}
