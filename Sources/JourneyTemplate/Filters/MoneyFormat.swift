/// Writes amounts of a currency as a language does.
struct MoneyFormat: Sendable {
    private let code: String
    private let locale: TemplateLocale

    private static let symbols: [String: String] = [
        "RUB": "₽", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "¥", "KZT": "₸",
        "UAH": "₴", "BYN": "Br", "TRY": "₺", "INR": "₹", "KRW": "₩", "ILS": "₪", "GEL": "₾",
        "AMD": "֏", "AZN": "₼", "VND": "₫", "PLN": "zł", "CZK": "Kč", "THB": "฿", "NGN": "₦",
    ]
    private static let withoutMinorUnit: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
        "VUV", "XAF", "XOF", "XPF",
    ]
    private static let withThousandths: Set<String> = [
        "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND",
    ]

    /// Nil if `currency` is not three letters.
    init?(currency: String, locale: TemplateLocale) {
        let code = currency.uppercased()
        guard code.utf8.count == 3, code.utf8.allSatisfy({ (0x41...0x5a).contains($0) }) else {
            return nil
        }
        self.code = code
        self.locale = locale
    }

    /// Whole amounts have no decimals: `7 400,50 ₽` with spaces that do not break, `$7,400`.
    ///
    /// Half of a minor unit rounds up, away from zero. Nil for amounts beyond 10^30.
    func text(of amount: ExactDecimal) -> String? {
        guard let rounded = amount.rounded(toScale: minorDigits) else { return nil }
        let unit = ExactDecimal.power(minorDigits).magnitude
        let (whole, minor) = rounded.coefficient.magnitude.quotientAndRemainder(dividingBy: unit)
        var digits = grouped(String(whole))
        if minor > 0 {
            digits += (locale == .ru ? "," : ".") + Int(minor).padded(to: minorDigits)
        }
        let sign = rounded.coefficient < 0 ? "-" : ""
        let symbol = Self.symbols[code]
        switch locale {
        case .ru: return "\(sign)\(digits)\u{a0}\(symbol ?? code)"
        case .en: return sign + (symbol ?? "\(code)\u{a0}") + digits
        }
    }

    private var minorDigits: Int {
        if Self.withoutMinorUnit.contains(code) { return 0 }
        return Self.withThousandths.contains(code) ? 3 : 2
    }

    private func grouped(_ digits: String) -> String {
        let separator = locale == .ru ? "\u{a0}" : ","
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.utf8.count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return text
    }
}
