import Foundation
import JourneyCore

/// JSON read by Foundation, so that these tests rest on no reader of ours.
enum FoundationJSON {
    static func value(of data: Data) throws -> Value {
        value(of: try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed))
    }

    private static func value(of object: Any) -> Value {
        switch object {
        case let text as String: .string(text)
        case let isTrue as Bool: .bool(isTrue)
        case let number as NSNumber: .double(number.doubleValue)
        case let elements as [Any]: .list(elements.map { value(of: $0) })
        case let members as [String: Any]:
            .map(
                ValueMap(
                    members.sorted { $0.key < $1.key }.map {
                        ValueMap.Entry(key: .string($0.key), value: value(of: $0.value))
                    }
                )
            )
        default: .null
        }
    }
}

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
