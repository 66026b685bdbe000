/// How the expression language writes a `double` as a text: as a person would.
enum DecimalText {
    /// The shortest digits that give the number back; without a fraction for whole numbers, and
    /// with an exponent only outside 1e-6 to 1e21.
    static func text(of number: Double) -> String {
        guard number.isFinite else {
            return number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "+Infinity"
        }
        guard number != 0 else { return number.sign == .minus ? "-0" : "0" }
        let (digits, point) = parts(of: number.magnitude)
        let sign = number < 0 ? "-" : ""
        if point > 21 || point < -5 {
            let fraction = digits.dropFirst()
            let exponent = point - 1
            let padding = abs(exponent) < 10 ? "0" : ""
            return sign + digits.prefix(1) + (fraction.isEmpty ? "" : ".") + fraction
                + (exponent < 0 ? "e-" : "e+") + padding + String(abs(exponent))
        }
        if point <= 0 {
            return sign + "0." + String(repeating: "0", count: -point) + digits
        }
        let length = digits.utf8.count
        if point >= length {
            return sign + digits + String(repeating: "0", count: point - length)
        }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// The significant digits of a positive number, and where the point stands among them: 123.4
    /// is ("1234", 3), 0.05 is ("5", -1).
    private static func parts(of number: Double) -> (digits: String, point: Int) {
        var (digits, point, exponent) = ("", 0, 0)
        var isFraction = false
        let text = number.description
        let mantissa = text.prefix { $0 != "e" }
        if mantissa.utf8.count < text.utf8.count {
            exponent = Int(text.dropFirst(mantissa.count + 1)) ?? 0
        }
        for character in mantissa {
            if character == "." {
                isFraction = true
            } else {
                digits.append(character)
                if !isFraction { point += 1 }
            }
        }
        while digits.utf8.count > 1, digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        while digits.utf8.count > 1, digits.utf8.first == UInt8(ascii: "0") {
            digits.removeFirst()
            point -= 1
        }
        return (digits, point + exponent)
    }
}
