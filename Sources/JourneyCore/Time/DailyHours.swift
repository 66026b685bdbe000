/// Hours that come every day, such as a channel's or the quiet ones: `9:00-21:00`.
///
/// From the first minute up to, not including, the last; `21:00-9:00` crosses midnight. They are
/// hours of the wall clock, so on the day of a clock change they may be longer or shorter.
package struct DailyHours: Hashable, Sendable {
    /// A minute of the day, 0 to 1439.
    package let start: Int
    /// A minute of the day, 1 to 1440; never equal to ``start``.
    package let end: Int

    /// Both in minutes since midnight; hours of no length are a caller's mistake.
    package init(start: Int, end: Int) {
        precondition((0..<Self.dayLength).contains(start), "hours start within a day")
        precondition((0...Self.dayLength).contains(end), "hours end within a day")
        precondition(start != end, "hours without length are a caller's mistake")
        self.start = start
        self.end = end == 0 ? Self.dayLength : end
    }

    package static let wholeDay = Self(start: 0, end: dayLength)

    static let dayLength = 24 * 60

    /// Whether they never end.
    package var isWholeDay: Bool { self == .wholeDay }

    package func contains(_ local: CivilTime) -> Bool {
        let minute = Int(local.millisecondOfDay / 60_000)
        return start < end
            ? (start..<end).contains(minute)
            : minute >= start || minute < end
    }

    package func contains(
        _ instant: Timestamp,
        in zone: String,
        by calendar: some CivilCalendar
    ) -> Bool {
        contains(calendar.local(instant, in: zone))
    }

    /// The first instant at or after `instant` that lies within the hours.
    package func nextOpening(
        after instant: Timestamp,
        in zone: String,
        by calendar: some CivilCalendar
    ) -> Timestamp {
        firstInstant(from: instant, within: true, zone: zone, calendar: calendar)
    }

    /// The first instant at or after `instant` that lies outside the hours; `nil` when they last
    /// the whole day.
    package func nextEnd(
        after instant: Timestamp,
        in zone: String,
        by calendar: some CivilCalendar
    ) -> Timestamp? {
        guard !isWholeDay else { return nil }
        return firstInstant(from: instant, within: false, zone: zone, calendar: calendar)
    }

    /// Between clock changes the wall clock runs evenly, so it is enough to look at each stretch:
    /// either it reaches the wanted hour, or the search goes on at the change.
    private func firstInstant(
        from instant: Timestamp,
        within: Bool,
        zone: String,
        calendar: some CivilCalendar
    ) -> Timestamp {
        let boundary = Int64(within ? start : end) * 60_000
        var reached = instant
        for _ in 0..<Self.stretchesMax {
            let local = calendar.local(reached, in: zone)
            guard contains(local) != within else { return reached }
            let wait =
                (boundary - local.millisecondOfDay + Self.dayMilliseconds)
                % Self.dayMilliseconds
            let next = reached + Milliseconds(wait)
            let change = calendar.firstChange(of: zone, after: reached, through: next)
            reached = change ?? next
        }
        return reached
    }

    private static let dayMilliseconds = Int64(dayLength) * 60_000
    /// Each but the last ends at a clock change, and no zone has so many in a day.
    private static let stretchesMax = 32
}

extension DailyHours: CustomStringConvertible {
    /// `9:00-21:00`, as ``init(parsing:)`` reads it.
    package var description: String { "\(Self.text(of: start))-\(Self.text(of: end))" }

    private static func text(of minute: Int) -> String {
        let minutes = String(minute % 60)
        return "\(minute / 60):\(minutes.count < 2 ? "0" : "")\(minutes)"
    }
}
