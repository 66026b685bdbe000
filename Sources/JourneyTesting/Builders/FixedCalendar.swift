package import JourneyCore

/// A calendar in which every zone is UTC.
package struct FixedCalendar: CivilCalendar {
    package init() {}

    package func knows(_ zone: String) -> Bool { true }

    package func offsetSeconds(of zone: String, at instant: Timestamp) -> Int32 { 0 }

    package func instant(of local: CivilTime, in zone: String) -> Timestamp {
        Timestamp(milliseconds: local.millisecondsSinceEpoch)
    }
}
