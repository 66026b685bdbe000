/// The calendar of a set of time zones, all of them in memory.
package struct ZoneCalendar: CivilCalendar {
    /// Of the rules, such as `2025b`; empty when unknown.
    package let version: String
    private let tables: [String: ZoneTable]

    /// `tables` by IANA name, aliases included.
    package init(_ tables: [String: ZoneTable], version: String = "") {
        self.tables = tables
        self.version = version
    }

    /// All names, sorted.
    package var names: [String] { tables.keys.sorted() }

    package func knows(_ zone: String) -> Bool {
        tables[zone] != nil
    }

    package func offsetSeconds(of zone: String, at instant: Timestamp) -> Int32 {
        table(of: zone).offsetSeconds(at: instant)
    }

    package func instant(of local: CivilTime, in zone: String) -> Timestamp {
        table(of: zone).instant(of: local)
    }

    package func firstChange(
        of zone: String,
        after start: Timestamp,
        through end: Timestamp
    ) -> Timestamp? {
        table(of: zone).firstChange(after: start, through: end)
    }

    /// A zone that nobody asked ``knows(_:)`` about must not become UTC by accident.
    private func table(of zone: String) -> ZoneTable {
        guard let table = tables[zone] else {
            preconditionFailure("using the unknown zone '\(zone)' is a caller's mistake")
        }
        return table
    }
}
