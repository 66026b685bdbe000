/// A decimal number as a person writes it: `coefficient` × 10^-`scale`.
///
/// Arithmetic with these has no binary artefacts: 10.1 + 2.2 is 12.3. What does not fit gives nil.
struct ExactDecimal: Hashable, Sendable {
    var coefficient: Int128
    /// 0 to ``scaleMax``.
    var scale: Int

    /// 10^30 still leaves room in a coefficient for eight digits more.
    static let scaleMax = 30

    init(coefficient: Int128, scale: Int = 0) {
        self.coefficient = coefficient
        self.scale = scale
    }

    /// The shortest decimal that means this double and no other.
    init?(_ number: Double) {
        guard number.isFinite else { return nil }
        self.init(parsing: number.description.utf8)
    }

    /// A sign, digits, perhaps a fraction, perhaps an exponent; nothing else.
    init?(parsing text: some Sequence<UInt8>) {
        var digits = DecimalDigits()
        for byte in text {
            guard digits.take(byte) else { return nil }
        }
        guard let decimal = digits.decimal else { return nil }
        self = decimal
    }

    var doubleValue: Double { Double(text) ?? 0 }

    /// Digits with a fraction of exactly `scale` digits: `-7.40`.
    var text: String {
        let digits = String(coefficient.magnitude)
        let sign = coefficient < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.utf8.count)) + digits
        return "\(sign)\(padded.dropLast(scale)).\(padded.suffix(scale))"
    }

    /// The same number with another scale; half of the last digit rounds away from zero.
    func rounded(toScale wanted: Int) -> ExactDecimal? {
        if wanted >= scale {
            guard wanted <= Self.scaleMax else { return nil }
            let (wide, overflow) = coefficient.multipliedReportingOverflow(
                by: Self.power(wanted - scale)
            )
            return overflow ? nil : ExactDecimal(coefficient: wide, scale: wanted)
        }
        let (quotient, rest) = coefficient.quotientAndRemainder(
            dividingBy: Self.power(scale - wanted)
        )
        let half = Self.power(scale - wanted).magnitude / 2
        let away: Int128 = rest.magnitude >= half ? coefficient.signum() : 0
        return ExactDecimal(coefficient: quotient + away, scale: wanted)
    }

    /// The greatest whole number that is not above this one.
    var floor: Int128 {
        let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: Self.power(scale))
        return rest < 0 ? quotient - 1 : quotient
    }

    static func + (left: Self, right: Self) -> ExactDecimal? {
        combine(left, right) { $0.addingReportingOverflow($1) }
    }

    static func - (left: Self, right: Self) -> ExactDecimal? {
        combine(left, right) { $0.subtractingReportingOverflow($1) }
    }

    static func * (left: Self, right: Self) -> ExactDecimal? {
        let (product, overflow) = left.coefficient.multipliedReportingOverflow(
            by: right.coefficient
        )
        guard !overflow, left.scale + right.scale <= scaleMax else { return nil }
        return ExactDecimal(coefficient: product, scale: left.scale + right.scale)
    }

    /// With the sign of the divisor, which must not be zero.
    static func modulo(_ left: Self, _ right: Self) -> ExactDecimal? {
        combine(left, right) { left, right in
            let rest = left % right
            let isMixed = rest != 0 && (rest < 0) != (right < 0)
            return (isMixed ? rest + right : rest, false)
        }
    }

    static func order(_ left: Self, _ right: Self) -> Order? {
        guard let difference = left - right else { return nil }
        return difference.coefficient == 0 ? .same : difference.coefficient < 0 ? .less : .greater
    }

    static func power(_ exponent: Int) -> Int128 {
        (0..<exponent).reduce(1) { power, _ in power * 10 }
    }

    private static func combine(
        _ left: Self,
        _ right: Self,
        _ operation: (Int128, Int128) -> (Int128, overflow: Bool)
    ) -> ExactDecimal? {
        let scale = max(left.scale, right.scale)
        guard let wideLeft = left.rounded(toScale: scale),
            let wideRight = right.rounded(toScale: scale)
        else { return nil }
        let (result, overflow) = operation(wideLeft.coefficient, wideRight.coefficient)
        return overflow ? nil : ExactDecimal(coefficient: result, scale: scale)
    }
}

/// The digits of a decimal while they are read.
private struct DecimalDigits {
    private enum Part { case start, whole, point, fraction, exponentStart, exponentSign, exponent }

    private var part = Part.start
    private var isNegative = false
    private var coefficient: Int128 = 0
    private var digits = 0
    private var scale = 0
    private var exponent = 0
    private var exponentIsNegative = false

    /// False for a byte that can't stand here, and for too many digits.
    mutating func take(_ byte: UInt8) -> Bool {
        switch (part, byte) {
        case (.start, UInt8(ascii: "-")) where digits == 0 && !isNegative: isNegative = true
        case (.start, 0x30...0x39), (.whole, 0x30...0x39):
            part = .whole
            return append(byte)
        case (.whole, UInt8(ascii: ".")): part = .point
        case (.point, 0x30...0x39), (.fraction, 0x30...0x39):
            part = .fraction
            scale += 1
            return append(byte)
        case (.whole, UInt8(ascii: "e")), (.fraction, UInt8(ascii: "e")): part = .exponentStart
        case (.exponentStart, UInt8(ascii: "-")):
            (part, exponentIsNegative) = (.exponentSign, true)
        case (.exponentStart, UInt8(ascii: "+")): part = .exponentSign
        case (.exponentStart, 0x30...0x39), (.exponentSign, 0x30...0x39), (.exponent, 0x30...0x39):
            part = .exponent
            exponent = exponent * 10 + Int(byte - 0x30)
            return exponent <= 400
        case (.start, _), (.whole, _), (.point, _), (.fraction, _), (.exponentStart, _),
            (.exponentSign, _), (.exponent, _):
            return false
        }
        return true
    }

    var decimal: ExactDecimal? {
        switch part {
        case .start, .point, .exponentStart, .exponentSign: return nil
        case .whole, .fraction, .exponent: break
        }
        var (value, places) = (isNegative ? -coefficient : coefficient, scale)
        places += exponentIsNegative ? exponent : -exponent
        if places < 0 {
            guard digits - places <= 37 else { return nil }
            (value, places) = (value * ExactDecimal.power(-places), 0)
        }
        guard places <= ExactDecimal.scaleMax else { return nil }
        return ExactDecimal(coefficient: value, scale: places)
    }

    private mutating func append(_ byte: UInt8) -> Bool {
        if digits > 0 || byte != 0x30 { digits += 1 }
        guard digits <= 30 else { return false }
        coefficient = coefficient * 10 + Int128(byte - 0x30)
        return true
    }
}
