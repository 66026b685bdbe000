/// Writes dates by a word (`long`, `short`, `time`, `datetime`) or by a pattern of `strftime`.
struct DateFormat: Sendable {
    var locale: TemplateLocale

    /// What `%` may stand before; the formatter writes any other pair as it is.
    static let conversions = Set("aAbBhcCdDeFgGHIjklLmMnNpPrRsStTuUVwWxXyYzZ%".unicodeScalars)

    func text(of date: CalendarDate, by format: String) -> String {
        switch format {
        case "long": long(date)
        case "short": pattern(locale == .ru ? "%d.%m.%Y" : "%m/%d/%Y", date)
        case "time": pattern(locale == .ru ? "%H:%M" : "%-I:%M %p", date)
        case "datetime":
            "\(long(date))\(locale == .ru ? " в " : " at ")\(text(of: date, by: "time"))"
        default: pattern(format, date)
        }
    }

    private func long(_ date: CalendarDate) -> String {
        pattern(locale == .ru ? "%-d %B %Y г." : "%B %-d, %Y", date)
    }

    private func pattern(_ format: String, _ date: CalendarDate) -> String {
        var text = ""
        var scalars = Substring(format).unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "%" else {
                text.unicodeScalars.append(scalar)
                continue
            }
            let rest = scalars
            if let conversion = Conversion(taking: &scalars) {
                text += write(conversion, of: date)
            } else {
                scalars = rest
                text += "%"
            }
        }
        return text
    }

    private func write(_ conversion: Conversion, of date: CalendarDate) -> String {
        let names = DateNames.names(in: locale)
        switch conversion.letter {
        case "Y": return conversion.pad(Int(date.year), to: 1)
        case "G": return conversion.pad(Int(date.isoWeek.year), to: 1)
        case "C": return conversion.pad(Int(date.year) / 100, to: 2)
        case "y": return conversion.pad(Int(date.year) % 100, to: 2)
        case "g": return conversion.pad(Int(date.isoWeek.year) % 100, to: 2)
        case "m": return conversion.pad(date.month, to: 2)
        case "d": return conversion.pad(date.day, to: 2)
        case "e": return conversion.pad(date.day, to: 2, with: " ")
        case "j": return conversion.pad(date.dayOfYear, to: 3)
        case "H": return conversion.pad(date.hour, to: 2)
        case "k": return conversion.pad(date.hour, to: 2, with: " ")
        case "I": return conversion.pad((date.hour + 11) % 12 + 1, to: 2)
        case "l": return conversion.pad((date.hour + 11) % 12 + 1, to: 2, with: " ")
        case "M": return conversion.pad(date.minute, to: 2)
        case "S": return conversion.pad(date.second, to: 2)
        case "L": return date.millisecond.padded(to: 3)
        case "N": return date.millisecond.padded(to: 3) + "000000"
        case "s": return String(date.secondsSinceEpoch)
        case "u": return String((date.weekday + 6) % 7 + 1)
        case "w": return String(date.weekday)
        case "U": return conversion.pad((date.dayOfYear + 6 - date.weekday) / 7, to: 2)
        case "W": return conversion.pad((date.dayOfYear + 6 - (date.weekday + 6) % 7) / 7, to: 2)
        case "V": return conversion.pad(date.isoWeek.week, to: 2)
        case "B": return conversion.case(names.months[date.month - 1])
        case "b", "h": return conversion.case(names.shortMonths[date.month - 1])
        case "A": return conversion.case(names.weekdays[date.weekday])
        case "a": return conversion.case(names.shortWeekdays[date.weekday])
        case "p": return date.hour < 12 ? "AM" : "PM"
        case "P": return date.hour < 12 ? "am" : "pm"
        case "z": return date.offsetText(separator: conversion.hasColon ? ":" : "")
        case "Z": return date.offsetSeconds == 0 ? "UTC" : date.offsetText(separator: ":")
        case "n": return "\n"
        case "t": return "\t"
        case "%": return "%"
        default: return writeCombined(conversion.letter, of: date)
        }
    }

    private func writeCombined(_ letter: Unicode.Scalar, of date: CalendarDate) -> String {
        let format: String? =
            switch letter {
            case "D", "x": "%m/%d/%y"
            case "F": "%Y-%m-%d"
            case "T", "X": "%H:%M:%S"
            case "R": "%H:%M"
            case "r": "%I:%M:%S %p"
            case "c": "%a %b %e %H:%M:%S %Y"
            default: nil
            }
        return format.map { pattern($0, date) } ?? ""
    }
}

/// What stands after a `%`: flags, perhaps a width, and a letter.
private struct Conversion {
    var letter: Unicode.Scalar = "%"
    var hasColon = false
    private var isUnpadded = false
    private var filler: Character?
    private var isUppercase = false
    private var width: Int?

    init?(taking scalars: inout Substring.UnicodeScalarView) {
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "-": isUnpadded = true
            case "_": filler = " "
            case "0" where width == nil: filler = "0"
            case "^": isUppercase = true
            case ":": hasColon = true
            case "0"..."9":
                width = min((width ?? 0) * 10 + Int(scalar.value - 0x30), 40)
            default:
                letter = scalar
                guard DateFormat.conversions.contains(scalar) else { return nil }
                return
            }
        }
        return nil
    }

    func pad(_ number: Int, to usual: Int, with usualFiller: Character = "0") -> String {
        isUnpadded ? String(number) : number.padded(to: width ?? usual, with: filler ?? usualFiller)
    }

    func `case`(_ name: String) -> String {
        isUppercase ? name.uppercased() : name
    }
}
