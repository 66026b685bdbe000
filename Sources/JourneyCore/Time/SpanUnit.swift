/// A unit in which spans are written.
enum SpanUnit: CaseIterable {
    case year
    case month
    case week
    case day
    case hour
    case minute
    case second
    case millisecond

    /// `hours` and `hour`, or the short `h`; years and months have none, `m` being minutes.
    init?(_ word: some StringProtocol) {
        let word = word.lowercased()
        let unit = Self.allCases.first {
            word == $0.name || word == $0.plural || word == $0.short
        }
        guard let unit else { return nil }
        self = unit
    }

    var name: String {
        switch self {
        case .year: "year"
        case .month: "month"
        case .week: "week"
        case .day: "day"
        case .hour: "hour"
        case .minute: "minute"
        case .second: "second"
        case .millisecond: "millisecond"
        }
    }

    var plural: String { name + "s" }

    var short: String? {
        switch self {
        case .year, .month: nil
        case .week: "w"
        case .day: "d"
        case .hour: "h"
        case .minute: "m"
        case .second: "s"
        case .millisecond: "ms"
        }
    }

    /// One of the unit.
    var span: Span {
        switch self {
        case .year: Span(months: 12)
        case .month: Span(months: 1)
        case .week: Span(days: 7)
        case .day: Span(days: 1)
        case .hour: Span(milliseconds: 3_600_000)
        case .minute: Span(milliseconds: 60_000)
        case .second: Span(milliseconds: 1_000)
        case .millisecond: Span(milliseconds: 1)
        }
    }
}
