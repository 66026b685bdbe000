/// Cuts an expression into tokens.
struct ExpressionLexer {
    let bytes: [UInt8]
    var position = 0

    init(_ source: String) {
        bytes = Array(source.utf8)
    }

    mutating func tokens() throws(ExpressionProblem.Thrown) -> [ExpressionToken] {
        var tokens: [ExpressionToken] = []
        while true {
            skipBlanks()
            let start = position
            let kind = try next()
            tokens.append(ExpressionToken(kind: kind, range: start..<position))
            if kind == .end { return tokens }
        }
    }

    private mutating func next() throws(ExpressionProblem.Thrown) -> ExpressionToken.Kind {
        guard let byte = peek() else { return .end }
        if let literal = try stringLiteral() { return literal }
        if Self.isLetter(byte) { return .word(word()) }
        if Self.isDigit(byte) || (byte == UInt8(ascii: ".") && Self.isDigit(peek(1) ?? 0)) {
            return try number()
        }
        if byte == UInt8(ascii: "`") { return try quotedField() }
        return try sign()
    }

    private mutating func skipBlanks() {
        while let byte = peek() {
            switch byte {
            case 0x09, 0x0a, 0x0c, 0x0d, 0x20: position += 1
            case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
                while let byte = peek(), byte != 0x0a { _ = (byte, position += 1) }
            default: return
            }
        }
    }

    private mutating func word() -> String {
        let start = position
        while let byte = peek(), Self.isLetter(byte) || Self.isDigit(byte) { position += 1 }
        return text(start..<position)
    }

    private mutating func quotedField() throws(ExpressionProblem.Thrown) -> ExpressionToken.Kind {
        let start = position
        position += 1
        while let byte = peek(), byte != UInt8(ascii: "`"), byte != 0x0a { position += 1 }
        guard peek() == UInt8(ascii: "`"), position > start + 1 else {
            throw problem("a backquote without its partner", help: nil, at: start..<start + 1)
        }
        position += 1
        return .quotedField(text(start + 1..<position - 1))
    }

    private mutating func sign() throws(ExpressionProblem.Thrown) -> ExpressionToken.Kind {
        for length in [2, 1] where position + length <= bytes.count {
            let candidate = text(position..<position + length)
            guard let sign = ExpressionToken.Sign(rawValue: candidate) else { continue }
            if let problem = slip(in: sign) { throw problem }
            position += length
            return .sign(sign)
        }
        throw slip()
    }

    // MARK: Reading bytes

    func peek(_ ahead: Int = 0) -> UInt8? {
        position + ahead < bytes.count ? bytes[position + ahead] : nil
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    func problem(
        _ message: String,
        help: String?,
        at range: Range<Int>
    ) -> ExpressionProblem.Thrown {
        .init(ExpressionProblem(id: .syntax, message: message, help: help, at: range))
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return (lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z"))
            || byte == UInt8(ascii: "_")
    }
}

extension ExpressionProblem {
    /// A problem that ends the reading.
    struct Thrown: Error {
        var problem: ExpressionProblem

        init(_ problem: ExpressionProblem) {
            self.problem = problem
        }
    }
}
