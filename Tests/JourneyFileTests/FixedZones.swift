import JourneyCore

/// A calendar that knows two zones without clock changes: enough to tell known from unknown.
struct FixedZones: CivilCalendar {
    func knows(_ zone: String) -> Bool { zone == "Europe/Moscow" || zone == "Asia/Yekaterinburg" }

    func offsetSeconds(of zone: String, at instant: Timestamp) -> Int32 {
        zone == "Europe/Moscow" ? 3 * 3_600 : 5 * 3_600
    }

    func instant(of local: CivilTime, in zone: String) -> Timestamp {
        Timestamp(milliseconds: local.millisecondsSinceEpoch)
            - Milliseconds.seconds(Int64(offsetSeconds(of: zone, at: Timestamp(milliseconds: 0))))
    }
}
