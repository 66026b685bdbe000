/// A day of the week; the raw values are those of ISO 8601.
package enum Weekday: Int, CaseIterable, Comparable, Sendable {
    case monday = 1
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday

    /// `monday` or `mon`, in any case of letters.
    package init?(_ text: some StringProtocol) {
        let name = text.lowercased()
        let weekday = Self.allCases.first { $0.name == name || $0.name.prefix(3) == name }
        guard let weekday else { return nil }
        self = weekday
    }

    /// In English, in lower case.
    package var name: String {
        switch self {
        case .monday: "monday"
        case .tuesday: "tuesday"
        case .wednesday: "wednesday"
        case .thursday: "thursday"
        case .friday: "friday"
        case .saturday: "saturday"
        case .sunday: "sunday"
        }
    }

    package static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
}
