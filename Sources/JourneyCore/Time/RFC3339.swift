/// An instant as RFC 3339 writes it, to the nanosecond.
package struct RFC3339: Hashable, Sendable {
    /// Since 1970 UTC.
    package var seconds: Int64
    /// 0 to 999,999,999, counted forward from ``seconds``.
    package var nanoseconds: Int32

    package init(seconds: Int64, nanoseconds: Int32) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// Takes every form that client libraries send; `nil` for anything else.
    ///
    /// That is `T`, `t` or a space between date and time, any number of fractional digits, and as
    /// offset `Z`, `z`, `+03:00`, `+0300` or `+03`, perhaps after a space. Without an offset it
    /// would not be an instant.
    ///
    /// A leap second is taken for the second after it.
    package init?(_ text: some StringProtocol) {
        let fields = DigitReader.withBytes(of: text) { Self.parse(&$0) }
        guard let fields else { return nil }
        self = fields
    }

    /// In UTC, with so many digits of the second's fraction, the rest cut off.
    ///
    /// Years outside 0 to 9999 get a sign and as many digits as they need, as in ISO 8601.
    package func text(fractionDigits: Int) -> String {
        let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        let instant = overflow ? (seconds < 0 ? Int64.min : .max) : milliseconds
        let local = CivilTime(millisecondsSinceEpoch: instant)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        local.appendDate(to: &bytes)
        bytes.append(UInt8(ascii: "T"))
        local.appendTime(to: &bytes)
        if fractionDigits > 0 {
            bytes.append(UInt8(ascii: "."))
            var divisor: Int32 = 100_000_000
            for _ in 0..<min(fractionDigits, 9) {
                bytes.append(UInt8(ascii: "0") + UInt8(nanoseconds / divisor % 10))
                divisor /= 10
            }
        }
        bytes.append(UInt8(ascii: "Z"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func parse(_ reader: inout DigitReader) -> Self? {
        guard let date = reader.takeDate() else { return nil }
        guard
            reader.take(UInt8(ascii: "T")) || reader.take(UInt8(ascii: "t"))
                || reader.take(UInt8(ascii: " "))
        else { return nil }
        guard let hour = reader.takeNumber(digits: 2), reader.take(UInt8(ascii: ":")) else {
            return nil
        }
        guard let minute = reader.takeNumber(digits: 2), reader.take(UInt8(ascii: ":")) else {
            return nil
        }
        guard let second = reader.takeNumber(digits: 2), hour < 24, minute < 60, second <= 60,
            let nanoseconds = reader.takeFraction(), let offset = parseOffset(&reader),
            reader.isAtEnd
        else { return nil }
        let day = CivilTime.days(
            year: date.year,
            month: date.month,
            dayOfMonth: date.dayOfMonth
        )
        let time = Int64((hour * 60 + minute) * 60 + second)
        let seconds = day * 86_400 + time - Int64(offset)
        // Leap seconds end a day of UTC, so the second after one is the first of a day.
        guard second < 60 || seconds.isMultiple(of: 86_400) else { return nil }
        return Self(seconds: seconds, nanoseconds: nanoseconds)
    }

    /// Seconds ahead of UTC.
    private static func parseOffset(_ reader: inout DigitReader) -> Int? {
        if reader.take(UInt8(ascii: "Z")) || reader.take(UInt8(ascii: "z")) { return 0 }
        _ = reader.take(UInt8(ascii: " "))
        let isNegative = reader.take(UInt8(ascii: "-"))
        guard isNegative || reader.take(UInt8(ascii: "+")) else { return nil }
        guard let hours = reader.takeNumber(digits: 2), hours < 24 else { return nil }
        var minutes = 0
        if reader.take(UInt8(ascii: ":")) || !reader.isAtEnd {
            guard let written = reader.takeNumber(digits: 2), written < 60 else { return nil }
            minutes = written
        }
        let offset = (hours * 60 + minutes) * 60
        return isNegative ? -offset : offset
    }
}
