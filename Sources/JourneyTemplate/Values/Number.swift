import JourneyCore

/// A number while a filter computes with it.
enum Number: Sendable {
    /// Written without a fraction; wide enough for `int` and `uint`.
    case whole(Int128)
    case fraction(ExactDecimal)
    /// Too large or too small to be exact.
    case float(Double)

    init(_ number: Double) {
        self = ExactDecimal(number).map { .fraction($0) } ?? .float(number)
    }

    /// A text of digits, perhaps with a sign and a fraction; nil for any other.
    init?(parsing text: String) {
        let trimmed = text.trimmed
        let allowed = trimmed.utf8.allSatisfy {
            (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
        guard allowed, let decimal = ExactDecimal(parsing: trimmed.utf8) else { return nil }
        let isWhole = !trimmed.utf8.contains(UInt8(ascii: "."))
        self = isWhole ? .whole(decimal.coefficient) : .fraction(decimal)
    }

    /// The whole number with which a text begins.
    init?(prefix text: String) {
        let trimmed = text.trimmedStart.utf8
        let sign = trimmed.first
        let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
        let digits = trimmed.dropFirst(isSigned ? 1 : 0).prefix { (0x30...0x39).contains($0) }
        guard let decimal = ExactDecimal(parsing: digits) else { return nil }
        self = .whole(sign == UInt8(ascii: "-") ? -decimal.coefficient : decimal.coefficient)
    }

    var value: Value {
        switch self {
        case .whole(let number):
            Int64(exactly: number).map { .int($0) } ?? UInt64(exactly: number).map { .uint($0) }
                ?? .double(Double(number))
        case .fraction(let decimal): .double(decimal.doubleValue)
        case .float(let number): .double(number)
        }
    }

    var doubleValue: Double {
        switch self {
        case .whole(let number): Double(number)
        case .fraction(let decimal): decimal.doubleValue
        case .float(let number): number
        }
    }

    /// Nil if it is no whole number, or too large.
    var int: Int? {
        guard case .whole(let number) = self else { return nil }
        return Int(exactly: number)
    }

    var decimal: ExactDecimal? {
        switch self {
        case .whole(let number): ExactDecimal(coefficient: number)
        case .fraction(let decimal): decimal
        case .float: nil
        }
    }

    var isZero: Bool {
        switch self {
        case .whole(let number): number == 0
        case .fraction(let decimal): decimal.coefficient == 0
        case .float(let number): number == 0
        }
    }

    func order(_ other: Number) -> Order? {
        if let left = decimal, let right = other.decimal,
            let order = ExactDecimal.order(left, right)
        {
            return order
        }
        let (left, right) = (doubleValue, other.doubleValue)
        return left == right ? .same : left < right ? .less : left > right ? .greater : nil
    }

    /// Rounds half away from zero; `digits` may be negative.
    func rounded(to digits: Int) -> Number {
        guard let decimal else { return self }
        let places = max(-30, min(digits, ExactDecimal.scaleMax))
        if case .whole(let number) = self, places >= 0 { return .whole(number) }
        if places < 0 {
            let unit = ExactDecimal.power(-places)
            let scaled = ExactDecimal(
                coefficient: decimal.coefficient,
                scale: decimal.scale - places
            )
            guard scaled.scale <= ExactDecimal.scaleMax,
                let rounded = scaled.rounded(toScale: 0)
            else { return self }
            let (product, overflow) = rounded.coefficient.multipliedReportingOverflow(by: unit)
            return overflow ? self : .whole(product)
        }
        guard places < decimal.scale, let rounded = decimal.rounded(toScale: places) else {
            return places == 0 ? .whole(decimal.coefficient) : self
        }
        return places == 0 ? .whole(rounded.coefficient) : .fraction(rounded)
    }

    var floor: Number { decimal.map { .whole($0.floor) } ?? self }

    var ceiling: Number {
        decimal.map { decimal in
            .whole(-ExactDecimal(coefficient: -decimal.coefficient, scale: decimal.scale).floor)
        } ?? self
    }

    var magnitude: Number {
        switch self {
        case .whole(let number): .whole(number < 0 ? -number : number)
        case .fraction(let decimal):
            decimal.coefficient < 0
                ? .fraction(ExactDecimal(coefficient: -decimal.coefficient, scale: decimal.scale))
                : self
        case .float(let number): .float(number.magnitude)
        }
    }

    static func + (left: Number, right: Number) -> Number {
        combine(left, right, exact: { $0 + $1 }, float: { $0 + $1 })
    }

    static func - (left: Number, right: Number) -> Number {
        combine(left, right, exact: { $0 - $1 }, float: { $0 - $1 })
    }

    static func * (left: Number, right: Number) -> Number {
        combine(left, right, exact: { $0 * $1 }, float: { $0 * $1 })
    }

    /// Whole numbers divide to the whole number below; `right` must not be zero.
    static func / (left: Number, right: Number) -> Number {
        guard case .whole(let dividend) = left, case .whole(let divisor) = right else {
            return Number(left.doubleValue / right.doubleValue)
        }
        let (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
        let isBelow = rest != 0 && (rest < 0) != (divisor < 0)
        return .whole(isBelow ? quotient - 1 : quotient)
    }

    /// With the sign of `right`, which must not be zero.
    static func modulo(_ left: Number, _ right: Number) -> Number {
        combine(left, right, exact: { ExactDecimal.modulo($0, $1) }) { left, right in
            let rest = left.truncatingRemainder(dividingBy: right)
            return rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest
        }
    }

    private static func combine(
        _ left: Number,
        _ right: Number,
        exact: (ExactDecimal, ExactDecimal) -> ExactDecimal?,
        float: (Double, Double) -> Double
    ) -> Number {
        guard let first = left.decimal, let second = right.decimal,
            let result = exact(first, second)
        else { return .float(float(left.doubleValue, right.doubleValue)) }
        if case .whole = left, case .whole = right { return .whole(result.coefficient) }
        return .fraction(result)
    }
}

extension Datum {
    /// The number in it, if it is one and no text.
    var exactNumber: Number? {
        switch self {
        case .value(.int(let number)): .whole(Int128(number))
        case .value(.uint(let number)): .whole(Int128(number))
        case .value(.double(let number)): Number(number)
        case .value, .marked, .range, .empty, .blank, .loop: nil
        }
    }

    /// The number in it or in its text, if there is one.
    var parsedNumber: Number? {
        exactNumber ?? string.flatMap { Number(parsing: $0) }
    }

    /// As the arithmetic filters see it: a text that only begins with a whole number is that, and
    /// what is no number at all is 0.
    var number: Number {
        parsedNumber ?? string.flatMap { Number(prefix: $0) } ?? .whole(0)
    }

    /// The whole number in it or in its text, if there is one.
    var wholeNumber: Int? {
        parsedNumber?.int
    }
}
