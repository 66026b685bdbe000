/// A number as it stands in a text: its digits as one integer, and where the point goes.
struct JSONNumber {
    var start: Int
    var end = 0
    var isNegative = false
    /// Has neither a fraction nor an exponent.
    var isInteger = true
    /// The power of ten that ``digits`` is to be multiplied by.
    var exponent = 0
    private(set) var digits: UInt64 = 0
    private(set) var isExact = true

    init(start: Int) {
        self.start = start
    }

    mutating func append(_ digit: UInt64) {
        let (tenfold, isTooLarge) = digits.multipliedReportingOverflow(by: 10)
        let (sum, overflow) = tenfold.addingReportingOverflow(digit)
        if isTooLarge || overflow { isExact = false } else { digits = sum }
    }

    /// An integer stays one while 64 bits hold it; `nil` when not even a double can.
    func value(in bytes: UnsafeBufferPointer<UInt8>) -> Value? {
        guard isInteger, isExact else { return double(in: bytes).map(Value.double) }
        guard isNegative else {
            return digits <= UInt64(Int64.max) ? .int(Int64(digits)) : .uint(digits)
        }
        guard digits <= UInt64(Int64.max) + 1 else { return double(in: bytes).map(Value.double) }
        return .int(Int64(truncatingIfNeeded: 0 &- digits))
    }

    /// Below 2^53 and 10^22 both factors are exact, so one operation rounds correctly (Clinger);
    /// all else goes to the standard library.
    private func double(in bytes: UnsafeBufferPointer<UInt8>) -> Double? {
        if isExact, digits <= 1 << 53, abs(exponent) < Self.powers.count {
            let magnitude =
                exponent < 0
                ? Double(digits) / Self.powers[-exponent]
                : Double(digits) * Self.powers[exponent]
            return isNegative ? -magnitude : magnitude
        }
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        guard let parsed = Double(text), parsed.isFinite else { return nil }
        return parsed
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
}
