/// Walks over the bytes of one JSON text; knows its tokens, not what they are good for.
///
/// Every read is checked against the end: a `peek` beyond it gives 0, a byte that no token has.
struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var offset = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { offset >= bytes.count }

    var peek: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    func error(_ kind: JSONError.Kind) -> JSONError {
        JSONError(kind, at: offset)
    }

    /// The byte at hand is not what the grammar wants, or there is none.
    func unexpected(_ expected: String) -> JSONError {
        isAtEnd ? error(.truncated) : error(.unexpected(peek, expected: expected))
    }

    mutating func skipSpace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0a, 0x0d, 0x09: offset += 1
            default: return
            }
        }
    }

    mutating func take(_ byte: UInt8, _ expected: String) throws(JSONError) {
        guard peek == byte, !isAtEnd else { throw unexpected(expected) }
        offset += 1
    }

    mutating func takeWord(_ word: StaticString) throws(JSONError) {
        for position in 0..<word.utf8CodeUnitCount {
            try take(word.utf8Start[position], "the word '\(word)'")
        }
    }

    /// A string without its quotes; moves behind the closing one.
    ///
    /// Only finds the end: escapes and encoding are checked by whoever decodes `contents`.
    mutating func takeString() throws(JSONError) -> JSONString {
        try take(UInt8(ascii: "\""), "a string in double quotes")
        let start = offset
        var hasEscapes = false
        var isASCII = true
        while offset < bytes.count {
            let byte = bytes[offset]
            switch byte {
            case UInt8(ascii: "\""):
                let contents = UnsafeBufferPointer(rebasing: bytes[start..<offset])
                offset += 1
                return JSONString(
                    contents: contents,
                    start: start,
                    hasEscapes: hasEscapes,
                    isASCII: isASCII
                )
            case UInt8(ascii: "\\"):
                hasEscapes = true
                offset += 2  // Whatever is escaped can't end the string.
            case 0..<0x20:
                throw error(.controlCharacter)
            default:
                if byte >= 0x80 { isASCII = false }
                offset += 1
            }
        }
        offset = bytes.count
        throw error(.truncated)
    }

    /// The extent of a number whose grammar holds.
    mutating func takeNumber() throws(JSONError) -> JSONNumber {
        var number = JSONNumber(start: offset)
        if peek == UInt8(ascii: "-") {
            number.isNegative = true
            offset += 1
        }
        let first = offset
        takeDigits(into: &number)
        guard offset > first else { throw numberError() }
        guard bytes[first] != UInt8(ascii: "0") || offset == first + 1 else {
            offset = first
            throw error(.number)
        }
        if peek == UInt8(ascii: ".") {
            number.isInteger = false
            offset += 1
            let fraction = offset
            takeDigits(into: &number)
            guard offset > fraction else { throw numberError() }
            number.exponent -= offset - fraction
        }
        if peek | 0x20 == UInt8(ascii: "e") { try takeExponent(into: &number) }
        number.end = offset
        return number
    }

    private mutating func takeExponent(into number: inout JSONNumber) throws(JSONError) {
        number.isInteger = false
        offset += 1
        let isNegative = peek == UInt8(ascii: "-")
        if isNegative || peek == UInt8(ascii: "+") { offset += 1 }
        let first = offset
        var exponent = 0
        while let digit = digit() {
            exponent = min(exponent * 10 + Int(digit), 1 << 20)  // Far beyond any double.
            offset += 1
        }
        guard offset > first else { throw numberError() }
        number.exponent += isNegative ? -exponent : exponent
    }

    private mutating func takeDigits(into number: inout JSONNumber) {
        while let digit = digit() {
            number.append(digit)
            offset += 1
        }
    }

    private func digit() -> UInt64? {
        let digit = peek &- UInt8(ascii: "0")
        return digit < 10 ? UInt64(digit) : nil
    }

    private func numberError() -> JSONError {
        isAtEnd ? error(.truncated) : error(.number)
    }
}
