extension Evaluator {
    /// A part of an instant on a clock in `zone`, by default UTC; or a duration in whole units.
    func part(
        _ function: Builtin,
        of value: Value,
        zone: Value?
    ) throws(EvaluationError) -> Int64 {
        if case .duration(let duration) = value, zone == nil {
            return try part(function, of: duration)
        }
        guard case .timestamp(let instant) = value else {
            throw .noSuchOverload("\(value.typeName).\(function.rawValue)()")
        }
        var offset: Int64 = 0
        if let zone {
            guard case .string(let name) = zone else {
                throw .noSuchOverload("timestamp.\(function.rawValue)(\(zone.typeName))")
            }
            offset = try self.offset(of: name, at: instant)
        }
        // The language counts months, days and weekdays from 0, the weekdays from Sunday; only
        // `getDate` counts from 1.
        let local = CivilTime(millisecondsSinceEpoch: (instant.seconds + offset) * 1_000)
        switch function {
        case .getFullYear: return local.year
        case .getMonth: return Int64(local.month - 1)
        case .getDate: return Int64(local.dayOfMonth)
        case .getDayOfMonth: return Int64(local.dayOfMonth - 1)
        case .getDayOfWeek: return ((local.day + 4) % 7 + 7) % 7  // 1970 began on a Thursday.
        case .getDayOfYear: return Int64(local.dayOfYear - 1)
        case .getHours: return Int64(local.hour)
        case .getMinutes: return Int64(local.minute)
        case .getSeconds: return Int64(local.second)
        case .getMilliseconds: return Int64(instant.nanoseconds / 1_000_000)
        case .size, .contains, .startsWith, .endsWith, .matches, .int, .uint, .double, .string,
            .bytes, .bool, .timestamp, .duration, .type, .dyn:
            throw .noSuchOverload("timestamp.\(function.rawValue)()")
        }
    }

    private func part(
        _ function: Builtin,
        of duration: ExactDuration
    ) throws(EvaluationError) -> Int64 {
        switch function {
        case .getHours: return duration.seconds / 3_600
        case .getMinutes: return duration.seconds / 60
        case .getSeconds: return duration.seconds
        case .getMilliseconds: return Int64(duration.nanoseconds / 1_000_000)
        case .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek, .getDayOfYear,
            .size, .contains, .startsWith, .endsWith, .matches, .int, .uint, .double, .string,
            .bytes, .bool, .timestamp, .duration, .type, .dyn:
            throw .noSuchOverload("duration.\(function.rawValue)()")
        }
    }

    /// The seconds that a clock in `zone` is ahead of UTC: `+02:00`, `UTC`, or an IANA name.
    private func offset(
        of zone: String,
        at instant: ExactTimestamp
    ) throws(EvaluationError) -> Int64 {
        if zone == "UTC" || zone == "Z" { return 0 }
        if let offset = Self.fixedOffset(zone) { return offset }
        guard let calendar = scope.calendar, calendar.knows(zone) else {
            throw .invalidArgument("unknown time zone '\(zone)'")
        }
        return Int64(calendar.offsetSeconds(of: zone, at: instant.timestamp))
    }

    /// `+02:00`, `-02:30`, and `02:00` for the first.
    private static func fixedOffset(_ zone: String) -> Int64? {
        DigitReader.withBytes(of: zone) { reader in
            let isBehind = reader.take(UInt8(ascii: "-"))
            if !isBehind { _ = reader.take(UInt8(ascii: "+")) }
            guard let hours = reader.takeNumber(digits: 2), reader.take(UInt8(ascii: ":")),
                let minutes = reader.takeNumber(digits: 2), reader.isAtEnd, hours < 24, minutes < 60
            else { return nil }
            let seconds = Int64((hours * 60 + minutes) * 60)
            return isBehind ? -seconds : seconds
        }
    }
}
