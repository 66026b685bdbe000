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
        let local = instant.seconds + offset
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        let clock = local - day * 86_400
        let date = ExactDate(day: day)
        switch function {
        case .getFullYear: return date.year
        case .getMonth: return date.month - 1
        case .getDate: return date.dayOfMonth
        case .getDayOfMonth: return date.dayOfMonth - 1
        case .getDayOfWeek: return ((day + 4) % 7 + 7) % 7  // 1970-01-01 was a Thursday.
        case .getDayOfYear: return day - CivilTime.days(year: date.year, month: 1, dayOfMonth: 1)
        case .getHours: return clock / 3_600
        case .getMinutes: return clock / 60 % 60
        case .getSeconds: return clock % 60
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
        var digits = Array(zone.utf8)[...]
        let isBehind = digits.first == UInt8(ascii: "-")
        if isBehind || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        guard digits.count == 5, digits[digits.startIndex + 2] == UInt8(ascii: ":"),
            let hours = Int64(String(decoding: digits.prefix(2), as: UTF8.self)),
            let minutes = Int64(String(decoding: digits.suffix(2), as: UTF8.self)),
            (0..<24).contains(hours), (0..<60).contains(minutes)
        else { return nil }
        let seconds = (hours * 60 + minutes) * 60
        return isBehind ? -seconds : seconds
    }
}
