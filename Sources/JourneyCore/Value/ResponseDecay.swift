/// How much a count of so many hours ago still weighs: half after each half-life.
///
/// Two steps come to the same as one of both lengths (but for the last bit), so it doesn't matter
/// how often totals are brought up to date. Whole numbers, so every machine agrees.
struct ResponseDecay {
    /// In parts of ``one``.
    private let factor: UInt64

    private static let shift: UInt64 = 31
    private static let one: UInt64 = 1 << shift
    /// The part of ``one`` that is left after an hour: its 2,160th power is a half.
    private static let hourly: UInt64 = 2_146_794_628
    private static let halfLife = ResponsePosterior.halfLife.count / Milliseconds.hours(1).count

    init(hours: Int64) {
        let (halvings, rest) = max(0, hours).quotientAndRemainder(dividingBy: Self.halfLife)
        factor = halvings < 64 ? Self.power(UInt64(rest)) >> UInt64(halvings) : 0
    }

    /// Rounded down, also below zero.
    func applied(to count: Int64) -> Int64 {
        let wide = count.multipliedFullWidth(by: Int64(factor))
        return wide.high << Int64(64 - Self.shift) | Int64(wide.low >> Self.shift)
    }

    private static func power(_ exponent: UInt64) -> UInt64 {
        var (result, base, rest) = (one, hourly, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = (result * base) >> shift }
            base = (base * base) >> shift
            rest >>= 1
        }
        return result
    }
}
