extension ExactDuration: CustomStringConvertible {
    /// Reads what `duration("1h30m")` takes.
    ///
    /// That is numbers, each with one of the units `h`, `m`, `s`, `ms`, `us`, `ns`, and an optional
    /// sign in front of all. `nil` for anything else, and beyond the longest duration.
    package init?(_ text: String) {
        var rest = Array(text.utf8)[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard !rest.isEmpty else { return nil }
        if rest.elementsEqual([UInt8(ascii: "0")]) {
            self.init(seconds: 0)
            return
        }
        var total: Int128 = 0
        while !rest.isEmpty {
            guard let part = Self.part(&rest), total <= Int128.max / 4 else { return nil }
            total += part
        }
        self.init(totalNanoseconds: isNegative ? -total : total)
    }

    /// The seconds with their fraction, as `90s` or `-1.5s`.
    package var description: String {
        let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
        return "\(sign)\(seconds.magnitude)\(Self.fraction(nanoseconds.magnitude))s"
    }

    /// `.5` for 500,000,000; nothing for 0.
    static func fraction(_ nanoseconds: UInt32) -> String {
        guard nanoseconds > 0 else { return "" }
        var digits = String(nanoseconds)
        digits = String(repeating: "0", count: 9 - digits.utf8.count) + digits
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return "." + digits
    }

    /// Takes one number and its unit from the front: nanoseconds.
    private static func part(_ rest: inout ArraySlice<UInt8>) -> Int128? {
        var (number, scale, digits): (Int128, Int128, Int) = (0, 1, 0)
        var isFraction = false
        while let byte = rest.first {
            if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
            } else if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
                digits += 1
                guard digits <= 18 else { return nil }
                number = number * 10 + Int128(byte - UInt8(ascii: "0"))
                if isFraction { scale *= 10 }
            } else {
                break
            }
            rest.removeFirst()
        }
        guard digits > 0, let unit = unit(&rest) else { return nil }
        return number * unit / scale
    }

    private static func unit(_ rest: inout ArraySlice<UInt8>) -> Int128? {
        for (name, nanoseconds) in units where rest.starts(with: name.utf8) {
            rest.removeFirst(name.utf8.count)
            return nanoseconds
        }
        return nil
    }

    /// `ms` before `m`: the longer name is tried first.
    private static let units: [(String, Int128)] = [
        ("ns", 1), ("us", 1_000), ("µs", 1_000), ("μs", 1_000), ("ms", 1_000_000),
        ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ]
}
