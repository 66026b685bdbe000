extension ExpressionLexer {
    mutating func number() throws(ExpressionProblem.Thrown) -> ExpressionToken.Kind {
        let start = position
        let kind: ExpressionToken.Kind?
        if peek() == UInt8(ascii: "0"), (peek(1) ?? 0) | 0x20 == UInt8(ascii: "x") {
            position += 2
            skipDigits { Self.hexadecimal($0) != nil }
            let digits = text(start + 2..<position)
            kind = whole(UInt64(digits, radix: 16))
        } else {
            skipDigits(Self.isDigit)
            let isFraction = skipsFraction()
            let isDouble = skipsExponent() || isFraction
            let digits = text(start..<position)
            kind = isDouble ? Double(digits).map { .double($0) } : whole(UInt64(digits))
        }
        if let byte = peek(), Self.isLetter(byte) || Self.isDigit(byte) {
            skipDigits { Self.isLetter($0) || Self.isDigit($0) }
            let help = "a length of time is duration(\"36h\"), a text stands in quotes"
            let written = text(start..<position)
            throw problem("'\(written)' is not a number", help: help, at: start..<position)
        }
        guard let kind else {
            let written = text(start..<position)
            throw problem("'\(written)' is too large a number", help: nil, at: start..<position)
        }
        return kind
    }

    /// With the `u` of an unsigned number, if it stands there.
    private mutating func whole(_ value: UInt64?) -> ExpressionToken.Kind? {
        let isUnsigned = (peek() ?? 0) | 0x20 == UInt8(ascii: "u")
        if isUnsigned { position += 1 }
        return value.map { isUnsigned ? .unsigned($0) : .integer($0) }
    }

    private mutating func skipDigits(_ isDigit: (UInt8) -> Bool) {
        while let byte = peek(), isDigit(byte) { position += 1 }
    }

    private mutating func skipsFraction() -> Bool {
        guard peek() == UInt8(ascii: "."), Self.isDigit(peek(1) ?? 0) else { return false }
        position += 1
        skipDigits(Self.isDigit)
        return true
    }

    private mutating func skipsExponent() -> Bool {
        guard (peek() ?? 0) | 0x20 == UInt8(ascii: "e") else { return false }
        let isSigned = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
        guard Self.isDigit(peek(isSigned ? 2 : 1) ?? 0) else { return false }
        position += isSigned ? 2 : 1
        skipDigits(Self.isDigit)
        return true
    }

    static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
