extension ZoneRule {
    init(_ text: String) throws(ZoneTableError) {
        let rule = DigitReader.withBytes(of: text) { Self.parse(&$0) }
        guard let rule else { throw .rule(text) }
        self = rule
    }

    /// The parts in their order; `nil` as soon as one is not there.
    private static func parse(_ reader: inout DigitReader) -> Self? {
        guard takeName(&reader), let behindUTC = takeTime(&reader, hoursMax: 24) else { return nil }
        var rule = Self(standardOffset: -behindUTC)
        if reader.isAtEnd { return rule }
        guard takeName(&reader) else { return nil }
        var offset = rule.standardOffset + 3_600
        if reader.peek != UInt8(ascii: ",") {
            guard let behindUTC = takeTime(&reader, hoursMax: 24) else { return nil }
            offset = -behindUTC
        }
        guard let start = takeMoment(&reader), let end = takeMoment(&reader), reader.isAtEnd else {
            return nil
        }
        rule.daylight = Daylight(offset: offset, start: start, end: end)
        return rule
    }

    /// Letters, or anything between `<` and `>`; what it says is of no use to us.
    private static func takeName(_ reader: inout DigitReader) -> Bool {
        var length = 0
        if reader.take(UInt8(ascii: "<")) {
            while let byte = reader.peek, isLetter(byte) || isDigitOrSign(byte) {
                length += reader.take(byte) ? 1 : 0
            }
            return length >= 3 && reader.take(UInt8(ascii: ">"))
        }
        while let byte = reader.peek, isLetter(byte) { length += reader.take(byte) ? 1 : 0 }
        return length >= 3
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    private static func takeTime(_ reader: inout DigitReader, hoursMax: Int) -> Int32? {
        let isNegative = reader.take(UInt8(ascii: "-"))
        if !isNegative { _ = reader.take(UInt8(ascii: "+")) }
        guard var seconds = reader.takeNumber(atMost: hoursMax).map({ $0 * 3_600 }) else {
            return nil
        }
        for unit in [60, 1] {
            guard reader.take(UInt8(ascii: ":")) else { break }
            guard let number = reader.takeNumber(atMost: 59) else { return nil }
            seconds += number * unit
        }
        return Int32(isNegative ? -seconds : seconds)
    }

    /// A comma, a day, and perhaps `/` with a time; else it is two o'clock.
    private static func takeMoment(_ reader: inout DigitReader) -> Moment? {
        guard reader.take(UInt8(ascii: ",")), let day = takeDay(&reader) else { return nil }
        guard reader.take(UInt8(ascii: "/")) else { return Moment(day: day, seconds: 7_200) }
        return takeTime(&reader, hoursMax: 167).map { Moment(day: day, seconds: $0) }
    }

    private static func takeDay(_ reader: inout DigitReader) -> Day? {
        if reader.take(UInt8(ascii: "J")) {
            guard let day = reader.takeNumber(atMost: 365), day >= 1 else { return nil }
            return .withoutLeapDay(day)
        }
        guard reader.take(UInt8(ascii: "M")) else {
            return reader.takeNumber(atMost: 365).map(Day.fromZero)
        }
        guard let month = reader.takeNumber(atMost: 12), month >= 1,
            reader.take(UInt8(ascii: ".")),
            let week = reader.takeNumber(atMost: 5), week >= 1,
            reader.take(UInt8(ascii: ".")),
            let weekday = reader.takeNumber(atMost: 6)
        else { return nil }
        return .weekday(weekday, week: week, month: month)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigitOrSign(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }
}
