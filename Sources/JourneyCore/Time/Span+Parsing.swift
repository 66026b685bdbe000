extension Span {
    /// Reads `20 minutes`, `1 day 2 hours`, the short `20m` and `1h30m`, or ISO 8601's `PT20M`.
    ///
    /// Numbers are whole; with `allowsNegative` a `-` before the first turns the whole around.
    package init(
        parsing text: some StringProtocol,
        allowsNegative: Bool = false
    ) throws(SpanError) {
        var parser = SpanParser(String(text))
        let span = try parser.parse()
        guard !span.isNegative || allowsNegative else {
            throw SpanError(.negative, in: parser.text)
        }
        self = span
    }
}

/// Reads one span from left to right.
private struct SpanParser {
    let text: String
    private var rest: Substring
    private var isNegative = false
    private var sum = Span.zero
    /// Of the units that came, the smallest.
    private var last: SpanUnit?

    init(_ text: String) {
        self.text = text
        rest = text[...]
    }

    mutating func parse() throws(SpanError) -> Span {
        skipSpace()
        while rest.last?.isWhitespace == true { rest.removeLast() }
        guard !rest.isEmpty else { throw error(.empty) }
        if take("-") {
            isNegative = true
        } else {
            _ = take("+")
        }
        skipSpace()
        if isISO {
            try parseISO()
        } else {
            try parseWords()
        }
        guard isNegative else { return sum }
        return Span(months: -sum.months, days: -sum.days, milliseconds: -sum.milliseconds)
    }

    private var isISO: Bool {
        guard rest.first == "P" || rest.first == "p" else { return false }
        guard let next = rest.dropFirst().first else { return true }
        return next == "T" || next == "t" || next.isWholeNumber
    }

    private var isAtFraction: Bool {
        guard rest.first == "." || rest.first == "," else { return false }
        return rest.dropFirst().first?.isWholeNumber == true
    }

    private mutating func parseWords() throws(SpanError) {
        repeat {
            let digits = takeDigits()
            if isAtFraction { throw error(.fraction) }
            skipSpace()
            let word = take(while: \.isLetter)
            guard !digits.isEmpty else {
                throw word.isEmpty ? error(.malformed) : error(.missingNumber(unit: word))
            }
            guard !word.isEmpty else {
                throw rest.isEmpty ? error(.missingUnit(number: digits)) : error(.malformed)
            }
            guard let unit = SpanUnit(word) else { throw unknownUnit(word) }
            try add(digits, unit)
            skipSpace()
        } while !rest.isEmpty
    }

    private mutating func parseISO() throws(SpanError) {
        rest.removeFirst()
        var isTime = false
        repeat {
            if take("T") || take("t") {
                guard !isTime else { throw error(.malformedISO) }
                isTime = true
            }
            let digits = takeDigits()
            if isAtFraction { throw error(.fraction) }
            guard !digits.isEmpty, let letter = rest.popFirst(),
                let unit = Self.unitISO(letter, isTime: isTime)
            else { throw error(.malformedISO) }
            try add(digits, unit)
        } while !rest.isEmpty
    }

    private static func unitISO(_ letter: Character, isTime: Bool) -> SpanUnit? {
        switch (letter.lowercased(), isTime) {
        case ("y", false): .year
        case ("m", false): .month
        case ("w", false): .week
        case ("d", false): .day
        case ("h", true): .hour
        case ("m", true): .minute
        case ("s", true): .second
        default: nil
        }
    }

    private mutating func add(_ digits: String, _ unit: SpanUnit) throws(SpanError) {
        if let last, unit.span >= last.span { throw error(.outOfOrder(unit: unit.plural)) }
        last = unit
        let one = unit.span
        guard let count = Int64(digits), count <= Span.max.exactMilliseconds.count else {
            throw error(.tooLong)
        }
        // The longest span counts fewer than 2^42 of the smallest unit, but `count` of a large one
        // may exceed 64 bits.
        let length = count.multipliedReportingOverflow(by: one.exactMilliseconds.count)
        guard !length.overflow, length.partialValue <= Span.max.exactMilliseconds.count else {
            throw error(.tooLong)
        }
        sum = Span(
            months: sum.months + count * one.months,
            days: sum.days + count * one.days,
            milliseconds: sum.milliseconds + count * one.milliseconds
        )
        guard sum.exactMilliseconds <= Span.max.exactMilliseconds, sum.months <= 1_200 else {
            throw error(.tooLong)
        }
    }

    private func unknownUnit(_ word: String) -> SpanError {
        let words = SpanUnit.allCases.flatMap { [$0.plural, $0.name] }
        let usual = ["mo": "months", "mon": "months", "min": "minutes", "mins": "minutes"]
        let more = ["sec": "seconds", "secs": "seconds", "hr": "hours", "hrs": "hours"]
        let lowercased = word.lowercased()
        let suggestion =
            usual[lowercased] ?? more[lowercased] ?? (lowercased == "y" ? "years" : nil)
            ?? NearestWord.of(word, among: words)
        return error(.unknownUnit(word, suggestion: suggestion))
    }

    private func error(_ kind: SpanError.Kind) -> SpanError {
        SpanError(kind, in: text)
    }

    private mutating func take(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func takeDigits() -> String {
        take { $0.isASCII && $0.isWholeNumber }
    }

    private mutating func take(while isWanted: (Character) -> Bool) -> String {
        let taken = rest.prefix(while: isWanted)
        rest = rest[taken.endIndex...]
        return String(taken)
    }

    private mutating func skipSpace() {
        rest = rest.drop(while: \.isWhitespace)
    }
}
