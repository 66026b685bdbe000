/// Reads texts of fixed shape, such as dates, from left to right; each read takes or leaves.
struct DigitReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var offset = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { offset == bytes.count }

    /// `nil` at the end.
    var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// Whether the next byte is `byte`; if so it is taken.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        offset += 1
        return true
    }

    mutating func takeDigit() -> Int? {
        guard let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
            return nil
        }
        offset += 1
        return Int(byte - UInt8(ascii: "0"))
    }

    /// Exactly `count` digits; nothing is promised about the place after a `nil`.
    mutating func takeNumber(digits count: Int) -> Int? {
        var number = 0
        for _ in 0..<count {
            guard let digit = takeDigit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    /// All digits that come, at least one; `nil` as well when they exceed `limit`.
    mutating func takeNumber(atMost limit: Int) -> Int? {
        guard var number = takeDigit() else { return nil }
        while let digit = takeDigit() {
            let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
            guard !overflow, tenfold <= limit else { return nil }
            number = tenfold + digit
        }
        return number <= limit ? number : nil
    }

    /// `YYYY-MM-DD`, of a day that exists.
    mutating func takeDate() -> (year: Int64, month: Int, dayOfMonth: Int)? {
        guard let year = takeNumber(digits: 4), take(UInt8(ascii: "-")) else { return nil }
        guard let month = takeNumber(digits: 2), take(UInt8(ascii: "-")) else { return nil }
        guard let dayOfMonth = takeNumber(digits: 2), (1...12).contains(month) else { return nil }
        let days = CivilTime.days(inMonth: month, of: Int64(year))
        guard (1...days).contains(dayOfMonth) else { return nil }
        return (Int64(year), month, dayOfMonth)
    }

    /// The nanoseconds behind a point; 0 when no point comes, further digits are cut off.
    mutating func takeFraction() -> Int32? {
        guard take(UInt8(ascii: ".")) else { return 0 }
        guard let first = takeDigit() else { return nil }
        var nanoseconds = first * 100_000_000
        var place = 10_000_000
        while let digit = takeDigit() {
            nanoseconds += digit * place
            place /= 10
        }
        return Int32(nanoseconds)
    }

    static func withBytes<Answer>(
        of text: some StringProtocol,
        _ body: (inout DigitReader) -> Answer
    ) -> Answer {
        var text = String(text)
        return text.withUTF8 { bytes in
            var reader = DigitReader(bytes)
            return body(&reader)
        }
    }
}
