/// An instant, in milliseconds since 1970 began in UTC.
package struct Moment: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var milliseconds: Int64

    /// An instant so many milliseconds after 1970 began in UTC.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads RFC 3339 with any offset and any fraction (cut to milliseconds); `nil` if it is not that.
    package init?(_ text: String) {
        var digits = MomentScanner(text)
        guard let year = digits.number(4), digits.mark("-"), let month = digits.number(2),
            digits.mark("-"), let day = digits.number(2),
            digits.mark("T") || digits.mark("t")
                || digits.mark(" "),
            let hour = digits.number(2), digits.mark(":"), let minute = digits.number(2),
            digits.mark(":"), let second = digits.number(2)
        else { return nil }
        let fraction = digits.mark(".") ? digits.fraction() : 0
        guard let fraction, let offset = digits.offset(), digits.isAtEnd,
            (1...12).contains(month), day >= 1, day <= CivilDay.daysInMonth(month, of: year),
            hour <= 23, minute <= 59, second <= 60
        else { return nil }
        let days = CivilDay(year: year, month: month, day: day).number
        let seconds = ((days * 24 + hour) * 60 + minute - offset) * 60 + second
        milliseconds = Int64(seconds) * 1_000 + Int64(fraction)
    }

    /// RFC 3339 in UTC with milliseconds: the one form that the output of `simulate` has.
    package var description: String {
        let day = CivilDay(number: Int((Double(milliseconds) / 86_400_000).rounded(.down)))
        let rest = Int(milliseconds) - day.number * 86_400_000
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return padded(day.year, 4) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2) + "T"
            + padded(rest / 3_600_000, 2) + ":" + padded(rest / 60_000 % 60, 2) + ":"
            + padded(rest / 1_000 % 60, 2) + "." + padded(rest % 1_000, 3) + "Z"
    }

    /// Whether the earlier instant comes first.
    package static func < (left: Moment, right: Moment) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Milliseconds from `other` to this instant.
    package func since(_ other: Moment) -> Int64 {
        milliseconds - other.milliseconds
    }

    /// The instant so many milliseconds later.
    package func adding(_ span: Int64) -> Moment {
        Moment(milliseconds: milliseconds + span)
    }
}

/// Reads digits and marks of a time from left to right.
private struct MomentScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { index == bytes.count }

    mutating func mark(_ mark: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: mark) else { return false }
        index += 1
        return true
    }

    mutating func number(_ width: Int) -> Int? {
        guard index + width <= bytes.count else { return nil }
        var number = 0
        for byte in bytes[index..<index + width] {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        index += width
        return number
    }

    /// Milliseconds out of a fraction of any length; the rest is cut.
    mutating func fraction() -> Int? {
        var weight = 100
        var milliseconds = 0
        let start = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) {
            milliseconds += Int(bytes[index] - 0x30) * weight
            weight /= 10
            index += 1
        }
        return index > start ? milliseconds : nil
    }

    /// Minutes east of UTC.
    mutating func offset() -> Int? {
        if mark("Z") || mark("z") { return 0 }
        let sign = mark("+") ? 1 : -1
        guard sign == 1 || mark("-"), let hours = number(2), mark(":"), let minutes = number(2)
        else { return nil }
        return sign * (hours * 60 + minutes)
    }
}
