extension PatternParser {
    /// The items of `[…]`, after the `[`, and its end.
    mutating func bracketItems() throws(PatternError) -> ScalarSet {
        var set = ScalarSet()
        let isNegated = take("^")
        var isFirst = true
        while isFirst || peek != "]" {
            guard peek != nil else { throw failure("a '[' without its ']'") }
            isFirst = false
            if try readsPosixClass(into: &set) { continue }
            if take("\\") {
                if try readsClass(into: &set) { continue }
                position -= 1
            }
            let low = try bracketScalar()
            var high = low
            if peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
                position += 1
                high = try bracketScalar()
            }
            guard low <= high else { throw failure("the range '\(low)-\(high)' is empty") }
            set.insert(low.value...high.value)
        }
        position += 1
        return isNegated ? set.negated() : set
    }

    /// `d`, `w`, `s`, their opposites, `p{…}` and `P{…}`, after the backslash.
    mutating func readsClass(into set: inout ScalarSet) throws(PatternError) -> Bool {
        guard let next = peek else { return false }
        switch next {
        case "d", "D": set.insert(ScalarSet.digitRanges, isNegated: next == "D")
        case "w", "W": set.insert(ScalarSet.wordRanges, isNegated: next == "W")
        case "s", "S": set.insert(ScalarSet.spaceRanges, isNegated: next == "S")
        case "p", "P":
            position += 1
            try readCategory(into: &set, isNegated: next == "P")
            return true
        default: return false
        }
        position += 1
        return true
    }

    /// The scalar that an escape stands for, after its backslash.
    mutating func escapedScalar() throws(PatternError) -> Unicode.Scalar {
        guard let next = peek else { throw failure("a backslash at the end") }
        position += 1
        switch next {
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "f": return "\u{c}"
        case "v": return "\u{b}"
        case "a": return "\u{7}"
        case "0"..."7": return try octalScalar(next)
        case "x": return try hexadecimalScalar()
        default:
            let isLetter = next.properties.isAlphabetic || next.properties.numericType != nil
            guard !isLetter else {
                position -= 1
                throw failure("the escape '\\\(next)' is not supported")
            }
            return next
        }
    }

    private mutating func bracketScalar() throws(PatternError) -> Unicode.Scalar {
        guard let next = peek else { throw failure("a '[' without its ']'") }
        position += 1
        return next == "\\" ? try escapedScalar() : next
    }

    private mutating func readsPosixClass(into set: inout ScalarSet) throws(PatternError) -> Bool {
        let start = position
        guard take("["), take(":") else {
            position = start
            return false
        }
        let isNegated = take("^")
        var name = ""
        while let next = peek, next != ":", next != "]" {
            name.unicodeScalars.append(next)
            position += 1
        }
        guard take(":"), take("]") else {
            position = start
            return false
        }
        guard let ranges = ScalarSet.posixRanges(name) else {
            throw failure("unknown class '[:\(name):]'")
        }
        set.insert(ranges, isNegated: isNegated)
        return true
    }

    private mutating func readCategory(
        into set: inout ScalarSet,
        isNegated: Bool
    ) throws(PatternError) {
        var name = ""
        var isNegated = isNegated
        if take("{") {
            if take("^") { isNegated.toggle() }
            while let next = peek, next != "}" {
                name.unicodeScalars.append(next)
                position += 1
            }
            guard take("}") else { throw failure("a '{' without its '}'") }
        } else if let next = peek {
            name.unicodeScalars.append(next)
            position += 1
        }
        guard let category = ScalarCategory(name) else {
            throw failure("unknown category or script '\(name)'")
        }
        set.insert(category, isNegated: isNegated)
    }

    private mutating func octalScalar(_ first: Unicode.Scalar) throws(PatternError)
        -> Unicode.Scalar
    {
        var value = first.value - 0x30
        var digits = 1
        while digits < 3, let next = peek, next >= "0", next <= "7" {
            value = value * 8 + next.value - 0x30
            digits += 1
            position += 1
        }
        // RE2 reads `\1` to `\7` alone as references to groups, which it refuses.
        guard first == "0" || digits > 1, let scalar = Unicode.Scalar(value) else {
            throw failure("references to groups are not supported")
        }
        return scalar
    }

    private mutating func hexadecimalScalar() throws(PatternError) -> Unicode.Scalar {
        var digits = ""
        if take("{") {
            while let next = peek, next != "}" {
                digits.unicodeScalars.append(next)
                position += 1
            }
            guard take("}") else { throw failure("a '{' without its '}'") }
        } else {
            for next in scalars.dropFirst(position).prefix(2) {
                digits.unicodeScalars.append(next)
                position += 1
            }
            guard digits.utf8.count == 2 else { throw failure("'\\x' needs two digits") }
        }
        guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
            throw failure("'\(digits)' is not a character in hexadecimal digits")
        }
        return scalar
    }
}

extension PatternParser {
    var peek: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    mutating func take(_ expected: Unicode.Scalar) -> Bool {
        guard peek == expected else { return false }
        position += 1
        return true
    }

    mutating func number() -> Int? {
        var value: Int?
        while let next = peek, next >= "0", next <= "9" {
            value = min((value ?? 0) * 10 + Int(next.value - 0x30), 100_000)
            position += 1
        }
        return value
    }

    func failure(_ reason: String) -> PatternError {
        let bytes = scalars.prefix(position).reduce(0) { $0 + UTF8.width($1) }
        return PatternError(reason: reason, at: bytes)
    }
}
