/// Why a text names no hours of the day, and what to write instead.
package struct DailyHoursError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        case malformed
        /// `9am`, `9 PM`.
        case twelveHours
        case noSuchTime(String)
        case startsAtMidnightsEnd
        case empty
    }

    package var kind: Kind
    /// The whole of what was written.
    package var text: String

    package init(_ kind: Kind, in text: String) {
        self.kind = kind
        self.text = text
    }

    package var description: String {
        switch kind {
        case .malformed: "'\(text)' names no hours; write them like '9:00-21:00' or '21:00-9:00'"
        case .twelveHours: "'\(text)' has 'am' or 'pm'; write 24-hour times, like '9:00-21:00'"
        case .noSuchTime(let time):
            "'\(text)' names no hours: there is no '\(time)'; times go from 0:00 to 24:00"
        case .startsAtMidnightsEnd:
            "'\(text)' can't start at 24:00; write 0:00 for the day's beginning"
        case .empty:
            "'\(text)' has no length; write '0:00-24:00' for the whole day"
        }
    }
}
