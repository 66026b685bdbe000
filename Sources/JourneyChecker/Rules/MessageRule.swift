/// What one message file says about being spoken.
struct MessageRule: Sendable {
    var topic: String?
    var isMarketing: Bool
    var offer: String
    /// Milliseconds; `nil` leaves it to the offer's other messages and the policy.
    var cooldown: Int64?
}

/// Whom a topic may be sent to.
enum TopicRule: String, Sendable {
    case optIn = "opt-in"
    case doubleOptIn = "double opt-in"
    case optOut = "opt-out"
    case open = "none"
}

/// Which contacts a cap or a quiet hour speaks of; `nil` means all.
struct ContactFilter: Sendable {
    var channels: Set<String>?
    var topics: Set<String>?
    var journeys: Set<String>?
    var countsMarketing = true
    var countsTransactional = false

    func takes(channel: String, topic: String?, journey: String, isMarketing: Bool) -> Bool {
        guard isMarketing ? countsMarketing : countsTransactional else { return false }
        // Pull channels confirm and do not push: only a rule that names them means them.
        guard channels?.contains(channel) ?? !Channels.pull.contains(channel) else { return false }
        if let topics {
            guard let topic, topics.contains(topic) else { return false }
        }
        return journeys?.contains(journey) ?? true
    }
}

/// At most so many contacts in any window of that length.
struct CapRule: Sendable {
    enum Window: Sendable {
        /// Exact milliseconds, wherever they begin.
        case rolling(Int64)
        case calendarDays(Int)
        /// Weeks begin on Monday.
        case calendarWeeks(Int)
        case calendarMonths(Int)
    }

    var limit: Int
    var window: Window
    var filter: ContactFilter
    /// As the policy spells it, for messages.
    var text: String

    /// The first instant whose contacts count together with one at `moment`.
    func windowStart(before moment: Moment, by clock: ZoneClock) -> Moment {
        let today = clock.dayNumber(at: moment)
        switch window {
        case .rolling(let length):
            return moment.adding(1 - length)
        case .calendarDays(let count):
            return clock.start(ofDay: today - count + 1)
        case .calendarWeeks(let count):
            let weekday = ((today + 3) % 7 + 7) % 7
            return clock.start(ofDay: today - weekday - 7 * (count - 1))
        case .calendarMonths(let count):
            var first = CivilDay(number: today).adding(months: 1 - count)
            first.day = 1
            return clock.start(ofDay: first.number)
        }
    }
}

/// Hours in which nobody is spoken to, for those contacts that the filter takes.
struct QuietRule: Sendable {
    var filter: ContactFilter
    var region: String?
    var hours: HourRange
}

/// The channels that the documents treat apart.
enum Channels {
    /// They confirm what was pushed elsewhere: no offer lock, no cap unless named.
    static let pull: Set<String> = ["site", "call"]
    /// They need no address of the customer.
    static let withoutAddress: Set<String> = ["display", "site", "call", "webhook"]
}
