extension DailyHours {
    /// Reads `9:00-21:00`: 24-hour times, minutes always, `24:00` only as the end.
    ///
    /// Spaces around the dash don't matter, and a typographic dash is one too.
    package init(parsing text: some StringProtocol) throws(DailyHoursError) {
        let text = String(text)
        let lowercased = text.lowercased()
        guard !lowercased.contains("am"), !lowercased.contains("pm") else {
            throw DailyHoursError(.twelveHours, in: text)
        }
        let parts = text.split(omittingEmptySubsequences: false) {
            "-\u{2013}\u{2014}".contains($0)
        }
        guard parts.count == 2 else { throw DailyHoursError(.malformed, in: text) }
        let start = try Self.minute(parts[0], in: text)
        let end = try Self.minute(parts[1], in: text)
        guard start < Self.dayLength else { throw DailyHoursError(.startsAtMidnightsEnd, in: text) }
        guard start != end else { throw DailyHoursError(.empty, in: text) }
        self.init(start: start, end: end)
    }

    /// Since midnight, 0 to 1440.
    private static func minute(
        _ part: Substring,
        in text: String
    ) throws(DailyHoursError) -> Int {
        var part = part.drop(while: \.isWhitespace)
        while part.last?.isWhitespace == true { part.removeLast() }
        let numbers = DigitReader.withBytes(of: part) { reader -> (hour: Int, minute: Int)? in
            guard let hour = reader.takeNumber(atMost: 999), reader.take(UInt8(ascii: ":")),
                let minute = reader.takeNumber(digits: 2), reader.isAtEnd
            else { return nil }
            return (hour, minute)
        }
        guard let (hour, minute) = numbers else { throw DailyHoursError(.malformed, in: text) }
        let total = hour * 60 + minute
        guard minute < 60, total <= dayLength else {
            throw DailyHoursError(.noSuchTime(String(part)), in: text)
        }
        return total
    }
}
