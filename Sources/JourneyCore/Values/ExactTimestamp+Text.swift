extension ExactTimestamp: CustomStringConvertible {
    /// Reads an instant as RFC 3339 writes it, `2009-02-13T23:31:30.5+02:00`.
    ///
    /// `nil` for anything else, for dates that no calendar has, and outside the years 1 to 9999.
    package init?(_ text: String) {
        guard let instant = RFC3339(text), Self.secondsRange.contains(instant.seconds) else {
            return nil
        }
        self.init(seconds: instant.seconds, nanoseconds: instant.nanoseconds)
    }

    /// RFC 3339 in UTC, with as many digits of a second as are needed.
    package var description: String {
        var (digits, rest) = (nanoseconds == 0 ? 0 : 9, nanoseconds)
        while digits > 0, rest.isMultiple(of: 10) { (digits, rest) = (digits - 1, rest / 10) }
        return RFC3339(seconds: seconds, nanoseconds: nanoseconds).text(fractionDigits: digits)
    }
}
