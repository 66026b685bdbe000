import JourneyCore

/// The languages in which decisions are explained.
package enum ExplanationLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case russian = "ru"

    /// The sentences of this language, with times as the customer's clock shows them.
    func words(_ clock: LocalClock) -> any ExplanationWords {
        switch self {
        case .english: EnglishWords(clock: clock)
        case .russian: RussianWords(clock: clock)
        }
    }
}

/// What the customer's clock shows.
struct LocalClock {
    let zone: String
    let calendar: any CivilCalendar

    func local(_ instant: Timestamp) -> CivilTime { calendar.local(instant, in: zone) }
}

/// A length of time in the largest unit that counts it whole.
struct CountedUnits: CustomStringConvertible {
    enum Unit { case day, hour, minute, second }

    let count: Int64
    let unit: Unit

    init(_ length: Milliseconds) {
        let units: [(Unit, Int64)] = [(.day, 86_400_000), (.hour, 3_600_000), (.minute, 60_000)]
        let whole = units.first { length.count > 0 && length.count.isMultiple(of: $0.1) }
        (unit, count) = whole.map { ($0.0, length.count / $0.1) } ?? (.second, length.count / 1_000)
    }

    /// As the files write it: `7 days`.
    var description: String {
        let name =
            switch unit {
            case .day: "day"
            case .hour: "hour"
            case .minute: "minute"
            case .second: "second"
            }
        return count == 1 ? "1 \(name)" : "\(count) \(name)s"
    }
}
