import JourneyCore

/// How many contacts began within one hour of the clock, or since a gate that this count had closed
/// was opened in it.
struct HourCount {
    var begun: Int
    var since: Timestamp
}

extension Session {
    func hourCount(at now: Timestamp) throws -> HourCount {
        let hour = Self.hour(of: now)
        let select = try statement(.begunInHour)
        select.bind(hour)
        let found = try select.firstRow { row in
            HourCount(begun: Int(row.takeInteger()), since: row.takeTimestamp())
        }
        return found ?? HourCount(begun: 0, since: Self.start(of: hour))
    }

    func countBegun(_ count: Int, at now: Timestamp) throws {
        let hour = Self.hour(of: now)
        let upsert = try statement(.countBegun)
        upsert.bind(hour)
        upsert.bind(Int64(count))
        upsert.bind(Self.start(of: hour))
        try upsert.run()
    }

    /// The sends that closed the gate don't close it again: whoever opens it has looked at them.
    func countAnew(from now: Timestamp) throws {
        let update = try statement(.countAnew)
        update.bind(now)
        update.bind(Self.hour(of: now))
        try update.run()
    }

    private static func hour(of now: Timestamp) -> Int64 {
        now.milliseconds / Milliseconds.hours(1).count
    }

    private static func start(of hour: Int64) -> Timestamp {
        Timestamp(milliseconds: hour * Milliseconds.hours(1).count)
    }
}
