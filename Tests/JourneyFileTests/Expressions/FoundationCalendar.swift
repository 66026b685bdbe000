import Foundation
import JourneyCore

/// The zones of the machine that runs the tests.
struct FoundationCalendar: CivilCalendar {
    func knows(_ zone: String) -> Bool {
        TimeZone(identifier: zone) != nil
    }

    func offsetSeconds(of zone: String, at instant: Timestamp) -> Int32 {
        let date = Date(timeIntervalSince1970: Double(instant.milliseconds) / 1_000)
        return Int32(TimeZone(identifier: zone)?.secondsFromGMT(for: date) ?? 0)
    }

    func instant(of local: CivilTime, in zone: String) -> Timestamp {
        let instant = Timestamp(milliseconds: local.millisecondsSinceEpoch)
        return instant - .seconds(Int64(offsetSeconds(of: zone, at: instant)))
    }
}
