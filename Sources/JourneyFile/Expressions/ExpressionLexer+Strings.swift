extension ExpressionLexer {
    /// How a text or bytes literal is written.
    private struct Form {
        var isRaw = false
        var isBytes = false
        var isTriple = false
        var quote: UInt8 = 0
        var start = 0
    }

    /// A text or bytes literal if one begins here, with its prefixes `r` and `b`.
    mutating func stringLiteral() throws(ExpressionProblem.Thrown) -> ExpressionToken.Kind? {
        guard let form = form() else { return nil }
        var content: [UInt8] = []
        while true {
            guard let byte = peek(), form.isTriple || (byte != 0x0a && byte != 0x0d) else {
                let quote = String(UnicodeScalar(form.quote))
                throw problem(
                    "a text without its closing quote",
                    help: "end it with \(form.isTriple ? quote + quote + quote : quote)",
                    at: form.start..<position
                )
            }
            if byte == form.quote, closes(form) { break }
            if byte == UInt8(ascii: "\\"), !form.isRaw {
                content += try escape(in: form)
            } else {
                content.append(byte)
                position += 1
            }
        }
        position += form.isTriple ? 3 : 1
        return form.isBytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self))
    }

    /// Goes behind the opening quote.
    private mutating func form() -> Form? {
        var form = Form(start: position)
        var ahead = 0
        while let byte = peek(ahead) {
            if byte | 0x20 == UInt8(ascii: "r"), !form.isRaw {
                form.isRaw = true
            } else if byte | 0x20 == UInt8(ascii: "b"), !form.isBytes {
                form.isBytes = true
            } else {
                break
            }
            ahead += 1
        }
        guard let quote = peek(ahead), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        else { return nil }
        form.quote = quote
        form.isTriple = peek(ahead + 1) == quote && peek(ahead + 2) == quote
        position += ahead + (form.isTriple ? 3 : 1)
        return form
    }

    private func closes(_ form: Form) -> Bool {
        !form.isTriple || (peek(1) == form.quote && peek(2) == form.quote)
    }

    /// The bytes that an escape stands for.
    private mutating func escape(in form: Form) throws(ExpressionProblem.Thrown) -> [UInt8] {
        let start = position
        position += 2
        guard let byte = start + 1 < bytes.count ? bytes[start + 1] : nil else {
            throw problem("a backslash at the end", help: nil, at: start..<start + 1)
        }
        switch byte {
        case UInt8(ascii: "a"): return [0x07]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0c]
        case UInt8(ascii: "n"): return [0x0a]
        case UInt8(ascii: "r"): return [0x0d]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "v"): return [0x0b]
        case UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'"),
            UInt8(ascii: "`"):
            return [byte]
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            return try scalar(digits: 2, radix: 16, from: start, in: form)
        case UInt8(ascii: "u") where !form.isBytes:
            return try scalar(digits: 4, radix: 16, from: start, in: form)
        case UInt8(ascii: "U") where !form.isBytes:
            return try scalar(digits: 8, radix: 16, from: start, in: form)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            position -= 1
            return try scalar(digits: 3, radix: 8, from: start, in: form)
        default: throw badEscape(from: start)
        }
    }

    /// A scalar by its number; in bytes, a byte.
    private mutating func scalar(
        digits: Int,
        radix: UInt32,
        from start: Int,
        in form: Form
    ) throws(ExpressionProblem.Thrown) -> [UInt8] {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = peek().flatMap(Self.hexadecimal), digit < radix,
                value <= UInt32.max / radix
            else { throw badEscape(from: start) }
            value = value * radix + digit
            position += 1
        }
        if form.isBytes { return [UInt8(truncatingIfNeeded: value)] }
        guard let scalar = Unicode.Scalar(value) else { throw badEscape(from: start) }
        return Array(String(scalar).utf8)
    }

    private func badEscape(from start: Int) -> ExpressionProblem.Thrown {
        let end = min(max(position, start + 2), bytes.count)
        return problem(
            "'\(text(start..<end))' is no escape",
            help: "a backslash itself is '\\\\'; in r\"…\" a backslash stands for itself",
            at: start..<end
        )
    }
}
