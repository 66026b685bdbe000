extension CivilTime: CustomStringConvertible {
    /// `2026-03-02 19:10`, with `:05` and `.250` as far as needed, a `T` in place of the space, or
    /// a date alone, which is its midnight; `nil` for anything else and for dates that don't exist.
    package init?(_ text: some StringProtocol) {
        let local = DigitReader.withBytes(of: text) { Self.parse(&$0) }
        guard let local else { return nil }
        self = local
    }

    /// `2026-03-02 19:10`; seconds and milliseconds only where they are not 0.
    package var description: String {
        var bytes: [UInt8] = []
        appendDate(to: &bytes)
        bytes.append(UInt8(ascii: " "))
        appendTime(to: &bytes)
        if millisecondOfDay.isMultiple(of: 60_000) {
            bytes.removeLast(3)
        } else if millisecond > 0 {
            bytes.append(UInt8(ascii: "."))
            Self.append(millisecond, digits: 3, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The date alone: `2026-03-02`.
    package var dateText: String {
        var bytes: [UInt8] = []
        appendDate(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    func appendDate(to bytes: inout [UInt8]) {
        let (year, month, dayOfMonth) = date
        if (0...9999).contains(year) {
            Self.append(Int(year), digits: 4, to: &bytes)
        } else {
            bytes.append(UInt8(ascii: year < 0 ? "-" : "+"))
            let digits = String(year.magnitude).utf8
            bytes.append(
                contentsOf: repeatElement(UInt8(ascii: "0"), count: max(0, 4 - digits.count))
            )
            bytes.append(contentsOf: digits)
        }
        bytes.append(UInt8(ascii: "-"))
        Self.append(month, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.append(dayOfMonth, digits: 2, to: &bytes)
    }

    /// To the second.
    func appendTime(to bytes: inout [UInt8]) {
        Self.append(hour, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.append(minute, digits: 2, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        Self.append(second, digits: 2, to: &bytes)
    }

    private static func append(_ number: Int, digits: Int, to bytes: inout [UInt8]) {
        var divisor = 1
        for _ in 1..<digits { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
            divisor /= 10
        }
    }

    private static func parse(_ reader: inout DigitReader) -> Self? {
        guard let date = reader.takeDate() else { return nil }
        var local = Self(year: date.year, month: date.month, dayOfMonth: date.dayOfMonth)
        if reader.isAtEnd { return local }
        guard reader.take(UInt8(ascii: " ")) || reader.take(UInt8(ascii: "T")),
            let hour = reader.takeNumber(digits: 2), hour < 24, reader.take(UInt8(ascii: ":")),
            let minute = reader.takeNumber(digits: 2), minute < 60
        else { return nil }
        var milliseconds = (hour * 60 + minute) * 60_000
        if reader.take(UInt8(ascii: ":")) {
            guard let second = reader.takeNumber(digits: 2), second < 60,
                let nanoseconds = reader.takeFraction()
            else { return nil }
            milliseconds += second * 1_000 + Int(nanoseconds) / 1_000_000
        }
        guard reader.isAtEnd else { return nil }
        local.millisecondOfDay = Int64(milliseconds)
        return local
    }
}
