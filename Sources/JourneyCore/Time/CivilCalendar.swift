/// How instants and wall clocks relate in a time zone: a port, because the core knows no zones.
///
/// An implementation is a pure table: the same zone and instant give the same answer for as long as
/// the process lives.
package protocol CivilCalendar: Sendable {
    /// Whether `zone` is an IANA name that this calendar has a table for.
    func knows(_ zone: String) -> Bool

    /// The seconds that a clock in `zone` is ahead of UTC at `instant`; an unknown zone is a
    /// caller's mistake, found when the zone was taken in.
    func offsetSeconds(of zone: String, at instant: Timestamp) -> Int32

    /// The instant at which clocks in `zone` show `local`.
    ///
    /// A local time that does not exist moves forward by the gap; one that exists twice is the
    /// first.
    func instant(of local: CivilTime, in zone: String) -> Timestamp

    /// The first instant after `start` and no later than `end` at which the offset changes.
    func firstChange(
        of zone: String,
        after start: Timestamp,
        through end: Timestamp
    ) -> Timestamp?
}

extension CivilCalendar {
    package func local(_ instant: Timestamp, in zone: String) -> CivilTime {
        let offset = Int64(offsetSeconds(of: zone, at: instant))
        return CivilTime(millisecondsSinceEpoch: (instant + .seconds(offset)).milliseconds)
    }

    /// Enough for calendars without a table: takes it that the offset changes at most once between
    /// `start` and `end`, and finds where by halving.
    package func firstChange(
        of zone: String,
        after start: Timestamp,
        through end: Timestamp
    ) -> Timestamp? {
        let offset = offsetSeconds(of: zone, at: start)
        guard start < end, offsetSeconds(of: zone, at: end) != offset else { return nil }
        var (before, behind) = (start, end)
        while (behind - before).count > 1 {
            let middle = before + Milliseconds((behind - before).count / 2)
            if offsetSeconds(of: zone, at: middle) == offset {
                before = middle
            } else {
                behind = middle
            }
        }
        return behind
    }
}
