import JourneyCore

/// Times, numbers and their plurals.
extension RussianWords {
    /// As in `02.03.2026 09:05`.
    func time(_ instant: Timestamp?) -> String {
        guard let instant else { return "в неизвестное время" }
        guard instant < .distantFuture else { return "навсегда" }
        let local = clock.local(instant)
        let (year, month, day) = local.date
        return "\(twoDigits(day)).\(twoDigits(month)).\(year) "
            + "\(twoDigits(local.hour)):\(twoDigits(local.minute))"
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// The form of a noun after a number: one for 1, 21, 101; few for 2 to 4, 22; many for the rest.
    func plural(_ count: Int64, _ one: String, _ few: String, _ many: String) -> String {
        let (tens, ones) = (count.magnitude % 100, count.magnitude % 10)
        if (11...14).contains(tens) { return "\(count) \(many)" }
        switch ones {
        case 1: return "\(count) \(one)"
        case 2, 3, 4: return "\(count) \(few)"
        default: return "\(count) \(many)"
        }
    }

    /// In the genitive, as after «после».
    func attempts(_ count: Int) -> String {
        plural(Int64(count), "попытки", "попыток", "попыток")
    }

    /// In the accusative, as after «за» and «через».
    func length(_ length: Milliseconds) -> String {
        let units = CountedUnits(length)
        return switch units.unit {
        case .day: days(units.count)
        case .hour: plural(units.count, "час", "часа", "часов")
        case .minute: plural(units.count, "минуту", "минуты", "минут")
        case .second: plural(units.count, "секунду", "секунды", "секунд")
        }
    }

    /// Likewise.
    func length(_ span: Span) -> String {
        var parts: [String] = []
        if span.months != 0 { parts.append(plural(span.months, "месяц", "месяца", "месяцев")) }
        if span.days != 0 { parts.append(days(span.days)) }
        if span.milliseconds != 0 || parts.isEmpty {
            parts.append(length(Milliseconds(span.milliseconds)))
        }
        return parts.joined(separator: " ")
    }

    private func days(_ count: Int64) -> String { plural(count, "день", "дня", "дней") }

    /// With a comma.
    func money(_ amount: Amount) -> String {
        String("\(amount.value)".map { $0 == "." ? "," : $0 })
    }
}
