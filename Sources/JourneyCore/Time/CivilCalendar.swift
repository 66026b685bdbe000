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

    /// The instant at which clocks in `zone` show `local`. A local time that does not exist moves
    /// forward by the gap; one that exists twice is the first.
    func instant(of local: CivilTime, in zone: String) -> Timestamp
}

extension CivilCalendar {
    package func local(_ instant: Timestamp, in zone: String) -> CivilTime {
        let offset = Int64(offsetSeconds(of: zone, at: instant))
        return CivilTime(millisecondsSinceEpoch: instant.milliseconds + offset * 1_000)
    }
}
