/// A function of the language itself.
package enum Builtin: String, CaseIterable, Sendable {
    case size, contains, startsWith, endsWith, matches
    case int, uint, double, string, bytes, bool, timestamp, duration, type, dyn
    case getFullYear, getMonth, getDate, getDayOfMonth, getDayOfWeek, getDayOfYear
    case getHours, getMinutes, getSeconds, getMilliseconds

    /// How many values it takes, a receiver included.
    package var argumentCounts: ClosedRange<Int> {
        switch self {
        case .size: 1...1
        case .contains, .startsWith, .endsWith, .matches: 2...2
        case .int, .uint, .double, .string, .bytes, .bool, .timestamp, .duration, .type, .dyn: 1...1
        case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear,
            .getHours, .getMinutes, .getSeconds, .getMilliseconds:
            1...2
        }
    }

    /// Whether it may be written `value.f(…)`.
    package var takesReceiver: Bool {
        switch self {
        case .size, .contains, .startsWith, .endsWith, .matches: true
        case .int, .uint, .double, .string, .bytes, .bool, .timestamp, .duration, .type, .dyn: false
        case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear,
            .getHours, .getMinutes, .getSeconds, .getMilliseconds:
            true
        }
    }

    /// Whether it may be written `f(value, …)`.
    package var isGlobal: Bool {
        switch self {
        case .size, .matches: true
        case .contains, .startsWith, .endsWith: false
        case .int, .uint, .double, .string, .bytes, .bool, .timestamp, .duration, .type, .dyn: true
        case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear,
            .getHours, .getMinutes, .getSeconds, .getMilliseconds:
            false
        }
    }
}
