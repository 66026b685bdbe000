import JourneyCore

extension FilterTable {
    /// Filters that write for a language, a zone, or a currency.
    static let localFilters: [String: Filter] = [
        "money": Filter(0...1) { value, arguments, renderer throws(FilterFailure) in
            guard !value.isNull, value.string?.trimmed.isEmpty != true else { return .null }
            let code = arguments[0]?.string ?? renderer.environment.currency
            guard let amount = value.parsedNumber?.decimal else {
                throw FilterFailure(
                    message: "'money' needs a number, not \(value.kindName)",
                    help: "such as {{ entry.total | money }}"
                )
            }
            guard let format = MoneyFormat(currency: code, locale: renderer.environment.locale)
            else {
                throw FilterFailure(
                    message: "'\(code)' is no currency code",
                    help: "use three capital letters, such as \"RUB\""
                )
            }
            guard let text = format.text(of: amount) else {
                throw FilterFailure(message: "'\(value.text)' is too large for money")
            }
            return .text(text)
        },
        "date": Filter(1) { value, arguments, renderer in
            guard let format = arguments[0]?.string, !format.isEmpty,
                let date = renderer.environment.date(of: value)
            else { return value }
            return .text(DateFormat(locale: renderer.environment.locale).text(of: date, by: format))
        },
        "plural": Filter(2...3) { value, arguments, _ throws(FilterFailure) in
            guard let number = value.parsedNumber else {
                throw FilterFailure(
                    message: "'plural' needs a number, not \(value.kindName)",
                    help: "such as {{ entry.items_count | plural: \"item\", \"items\" }}"
                )
            }
            return arguments.positional[
                PluralForm.index(for: number, among: arguments.positional.count)
            ]
        },
    ]
}

/// Which form of a word stands beside a number.
enum PluralForm {
    /// With two forms as in English (one, other), with three as in Russian (one, few, many).
    ///
    /// The number of forms decides, not the customer's language: the author wrote the words.
    static func index(for number: Number, among forms: Int) -> Int {
        guard case .whole(let whole) = number.wholeIfExact else { return 1 }
        let magnitude = whole.magnitude
        guard forms > 2 else { return magnitude == 1 ? 0 : 1 }
        let (tens, units) = (magnitude % 100, magnitude % 10)
        if units == 1, tens != 11 { return 0 }
        return (2...4).contains(units) && !(12...14).contains(tens) ? 1 : 2
    }
}

extension Number {
    /// 3.0 as 3.
    var wholeIfExact: Number {
        guard case .fraction(let decimal) = self, let whole = decimal.rounded(toScale: 0),
            ExactDecimal.order(whole, decimal) == .same
        else { return self }
        return .whole(whole.coefficient)
    }
}

extension RenderEnvironment {
    /// The date that a value means, on a clock in the customer's zone; nil if it means none.
    func date(of value: Datum) -> CalendarDate? {
        switch value {
        case .value(.timestamp(let instant)):
            return local(Timestamp(milliseconds: instant.milliseconds))
        case .value(.int(let seconds)): return local(seconds: seconds)
        case .value(.uint(let seconds)): return local(seconds: Int64(clamping: seconds))
        case .value(.double(let seconds)):
            return Int64(exactly: seconds.rounded(.down)).flatMap { local(seconds: $0) }
        case .value(.string(let text)), .marked(let text, _):
            let word = text.trimmed
            if word == "now" || word == "today" { return local(now) }
            // Digits alone are seconds since 1970.
            if !word.isEmpty, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                return Int64(word).flatMap { local(seconds: $0) }
            }
            switch DateText.parse(word) {
            case .instant(let instant): return local(instant)
            case .local(let time):
                let instant = calendar.instant(of: time, in: timeZone)
                let offset = calendar.offsetSeconds(of: timeZone, at: instant)
                return CalendarDate(time, offsetSeconds: Int(offset))
            case nil: return nil
            }
        case .value, .range, .empty, .blank, .loop: return nil
        }
    }

    /// Nil beyond the years that a date can be written in.
    private func local(seconds: Int64) -> CalendarDate? {
        guard (-62_135_596_800...253_402_300_799).contains(seconds) else { return nil }
        return local(Timestamp(milliseconds: seconds * 1_000))
    }

    private func local(_ instant: Timestamp) -> CalendarDate {
        CalendarDate(
            calendar.local(instant, in: timeZone),
            offsetSeconds: Int(calendar.offsetSeconds(of: timeZone, at: instant))
        )
    }
}
