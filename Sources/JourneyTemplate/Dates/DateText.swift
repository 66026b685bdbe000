import JourneyCore

/// Reads the instants that events and profiles carry as text.
enum DateText {
    /// A moment in a text: an instant when the text says how far ahead of UTC its clock was, else
    /// what a clock on the customer's wall shows.
    enum Moment: Hashable, Sendable {
        case instant(Timestamp)
        case local(CivilTime)
    }

    /// `2026-03-02`, `2026-03-02T19:10:00.5+03:00`, `2 March 2026`, `March 2, 2026 19:10`,
    /// `Mon, 02 Mar 2026 19:10:00 +0300`; nil for anything else.
    static func parse(_ text: String) -> Moment? {
        var reader = DateReader(text)
        return reader.isoDate() ?? reader.wordyDate()
    }
}

/// Takes a date from a text, part by part.
private struct DateReader {
    private var rest: Substring.UTF8View
    private let all: Substring.UTF8View

    init(_ text: String) {
        all = Substring(text.trimmed).utf8
        rest = all
    }

    mutating func isoDate() -> DateText.Moment? {
        rest = all
        guard let year = digits(4), take("-"), let month = digits(2), take("-"),
            let day = digits(2)
        else { return nil }
        return moment(year: year, month: month, day: day)
    }

    /// A month by its English name, with or without the day of the week before.
    mutating func wordyDate() -> DateText.Moment? {
        rest = all
        var (day, month): (Int?, Int?) = (nil, nil)
        while day == nil || month == nil {
            if let word = word() {
                if let named = Self.month(named: word) {
                    month = named
                } else if !Self.isWeekday(word) {
                    return nil
                }
            } else if day == nil, let number = digits(1...2) {
                day = number
            } else {
                return nil
            }
            while take(" ") || take(",") || take("-") {}
        }
        guard let day, let month, let year = digits(4) else { return nil }
        return moment(year: year, month: month, day: day)
    }

    private mutating func moment(year: Int, month: Int, day: Int) -> DateText.Moment? {
        guard year > 0, (1...12).contains(month), day >= 1,
            day <= CivilTime.days(inMonth: month, of: Int64(year))
        else { return nil }
        var (time, offset): (Int, Int?) = (0, nil)
        if !rest.isEmpty {
            guard take("T") || take("t") || take(" ") || take(","), let clock = clock() else {
                return nil
            }
            time = clock
            while take(" ") {}
            if !rest.isEmpty {
                guard let zone = zone() else { return nil }
                offset = zone
            }
        }
        guard rest.isEmpty else { return nil }
        let midnight = CivilTime(year: Int64(year), month: month, dayOfMonth: day)
        let milliseconds = midnight.millisecondsSinceEpoch + Int64(time)
        guard let offset else {
            return .local(CivilTime(millisecondsSinceEpoch: milliseconds))
        }
        return .instant(Timestamp(milliseconds: milliseconds - Int64(offset) * 1_000))
    }

    /// Milliseconds since midnight.
    private mutating func clock() -> Int? {
        while take(" ") {}
        guard let hour = digits(1...2), take(":"), let minute = digits(2) else { return nil }
        var (second, millisecond) = (0, 0)
        if take(":") {
            guard let whole = digits(2) else { return nil }
            second = whole
            if take(".") {
                guard let fraction = fraction() else { return nil }
                millisecond = fraction
            }
        }
        // 60 is a leap second, which clocks without one show as the next minute.
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        return ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond
    }

    private mutating func fraction() -> Int? {
        var (value, count) = (0, 0)
        while let digit = digits(1) {
            if count < 3 { value = value * 10 + digit }
            count += 1
        }
        guard count > 0 else { return nil }
        while count < 3 { (value, count) = (value * 10, count + 1) }
        return value
    }

    /// Seconds ahead of UTC.
    private mutating func zone() -> Int? {
        if take("Z") || take("z") { return 0 }
        if let word = word() { return ["UTC", "GMT"].contains(word.uppercased()) ? 0 : nil }
        let isBehind = take("-")
        guard isBehind || take("+"), let hours = digits(2) else { return nil }
        _ = take(":")
        guard let minutes = digits(2), hours < 24, minutes < 60 else { return nil }
        let seconds = (hours * 60 + minutes) * 60
        return isBehind ? -seconds : seconds
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Exactly `count` digits.
    private mutating func digits(_ count: Int) -> Int? {
        digits(count...count)
    }

    private mutating func digits(_ counts: ClosedRange<Int>) -> Int? {
        let found = rest.prefix(counts.upperBound).prefix { (0x30...0x39).contains($0) }
        guard found.count >= counts.lowerBound else { return nil }
        rest.removeFirst(found.count)
        return found.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private mutating func word() -> String? {
        let found = rest.prefix { (0x41...0x5a).contains($0 & 0xdf) }
        guard !found.isEmpty else { return nil }
        rest.removeFirst(found.count)
        return String(Substring(found))
    }

    private static func month(named word: String) -> Int? {
        position(of: word, in: DateNames.english.months).map { $0 + 1 }
    }

    private static func isWeekday(_ word: String) -> Bool {
        position(of: word, in: DateNames.english.weekdays) != nil
    }

    /// A name, or its first three letters at least.
    private static func position(of word: String, in names: [String]) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        return names.firstIndex { $0.lowercased().hasPrefix(word.lowercased()) }
    }
}
