extension ExactTimestamp: CustomStringConvertible {
    /// Reads an instant as RFC 3339 writes it, `2009-02-13T23:31:30.5+02:00`.
    ///
    /// `nil` for anything else, for dates that no calendar has, and outside the years 1 to 9999.
    package init?(_ text: String) {
        var reader = InstantReader(text)
        guard let seconds = reader.seconds(), let nanoseconds = reader.nanoseconds(),
            let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        let instant = seconds - Int64(offset)
        guard Self.secondsRange.contains(instant) else { return nil }
        self.init(seconds: instant, nanoseconds: nanoseconds)
    }

    /// RFC 3339 in UTC, with as many digits of a second as are needed.
    package var description: String {
        let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let clock = seconds - day * 86_400
        let date = ExactDate(day: day)
        let year = String(date.year)
        let time = [clock / 3_600, clock / 60 % 60, clock % 60].map(Self.padded)
        return String(repeating: "0", count: max(0, 4 - year.utf8.count)) + year
            + "-\(Self.padded(date.month))-\(Self.padded(date.dayOfMonth))"
            + "T\(time.joined(separator: ":"))"
            + "\(ExactDuration.fraction(UInt32(max(0, nanoseconds))))Z"
    }

    private static func padded(_ number: Int64) -> String {
        number < 10 ? "0\(number)" : "\(number)"
    }
}

/// Reads the parts of an RFC 3339 instant from left to right.
private struct InstantReader {
    private var rest: ArraySlice<UInt8>

    init(_ text: String) {
        rest = Array(text.utf8)[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// The date and the time of day as if they were UTC: seconds since 1970.
    mutating func seconds() -> Int64? {
        guard let year = number(digits: 4), year >= 1, take("-"), let month = number(digits: 2),
            take("-"), let day = number(digits: 2), take("T"), let hour = number(digits: 2),
            take(":"), let minute = number(digits: 2), take(":"), let second = number(digits: 2)
        else { return nil }
        guard (1...12).contains(month), day >= 1, hour < 24, minute < 60, second < 60 else {
            return nil
        }
        let days = CivilTime.days(year: Int64(year), month: month, dayOfMonth: day)
        // A day that its month does not have turns into one of the next month.
        guard ExactDate(day: days).dayOfMonth == day else { return nil }
        return days * 86_400 + Int64((hour * 60 + minute) * 60 + second)
    }

    /// The digits after the point, if there is one.
    mutating func nanoseconds() -> Int32? {
        guard take(".") else { return 0 }
        var (value, digits): (Int32, Int) = (0, 0)
        while let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
            digits += 1
            guard digits <= 9 else { return nil }
            value = value * 10 + Int32(byte - UInt8(ascii: "0"))
            rest.removeFirst()
        }
        guard digits > 0 else { return nil }
        for _ in digits..<9 { value *= 10 }
        return value
    }

    /// The seconds that the written time is ahead of UTC.
    mutating func offset() -> Int? {
        if take("Z") { return 0 }
        let isAhead = take("+")
        guard isAhead || take("-"), let hours = number(digits: 2), take(":"),
            let minutes = number(digits: 2), hours < 24, minutes < 60
        else { return nil }
        let seconds = (hours * 60 + minutes) * 60
        return isAhead ? seconds : -seconds
    }

    private mutating func take(_ expected: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: expected) else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func number(digits: Int) -> Int? {
        guard rest.count >= digits else { return nil }
        var value = 0
        for byte in rest.prefix(digits) {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
        }
        rest.removeFirst(digits)
        return value
    }
}
