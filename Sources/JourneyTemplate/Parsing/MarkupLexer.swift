/// Cuts what stands inside braces into tokens.
struct MarkupLexer {
    private let source: SourceText
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    static func tokens(
        in markup: Range<Int>,
        of source: SourceText
    ) throws(MarkupProblem) -> [MarkupToken] {
        var lexer = MarkupLexer(source: source, markup: markup)
        var tokens: [MarkupToken] = []
        repeat {
            tokens.append(try lexer.next())
        } while tokens.last?.kind != .end
        return tokens
    }

    private init(source: SourceText, markup: Range<Int>) {
        self.source = source
        bytes = source.bytes
        position = markup.lowerBound
        end = markup.upperBound
    }

    private mutating func next() throws(MarkupProblem) -> MarkupToken {
        while position < end, bytes[position].isTemplateSpace { position += 1 }
        let start = position
        guard position < end else { return MarkupToken(kind: .end, range: start..<start) }
        let kind = try kind()
        return MarkupToken(kind: kind, range: start..<position)
    }

    private mutating func kind() throws(MarkupProblem) -> MarkupToken.Kind {
        let byte = bytes[position]
        let following = position + 1 < end ? bytes[position + 1] : 0
        switch byte {
        case 0x30...0x39: return try number()
        case UInt8(ascii: "-") where (0x30...0x39).contains(following): return try number()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return try text(quote: byte)
        case UInt8(ascii: ".") where following == byte: return take(2, .dots)
        case UInt8(ascii: "."): return take(1, .dot)
        case UInt8(ascii: ","): return take(1, .comma)
        case UInt8(ascii: ":"): return take(1, .colon)
        case UInt8(ascii: "|") where following != byte: return take(1, .pipe)
        case UInt8(ascii: "["): return take(1, .openBracket)
        case UInt8(ascii: "]"): return take(1, .closeBracket)
        case UInt8(ascii: "("): return take(1, .openParenthesis)
        case UInt8(ascii: ")"): return take(1, .closeParenthesis)
        case UInt8(ascii: "="):
            return following == byte ? take(2, .comparison(.equal)) : take(1, .assign)
        case UInt8(ascii: "!") where following == UInt8(ascii: "="):
            return take(2, .comparison(.notEqual))
        case UInt8(ascii: "<") where following == UInt8(ascii: ">"):
            return take(2, .comparison(.notEqual))
        case UInt8(ascii: "<"):
            return following == UInt8(ascii: "=")
                ? take(2, .comparison(.lessOrEqual)) : take(1, .comparison(.less))
        case UInt8(ascii: ">"):
            return following == UInt8(ascii: "=")
                ? take(2, .comparison(.greaterOrEqual)) : take(1, .comparison(.greater))
        default: return try name()
        }
    }

    private mutating func take(_ count: Int, _ kind: MarkupToken.Kind) -> MarkupToken.Kind {
        position += count
        return kind
    }

    private mutating func number() throws(MarkupProblem) -> MarkupToken.Kind {
        let start = position
        position += 1
        skipDigits()
        var isFraction = false
        if position + 1 < end, bytes[position] == UInt8(ascii: "."),
            (0x30...0x39).contains(bytes[position + 1])
        {
            isFraction = true
            position += 1
            skipDigits()
        }
        let digits = source.text(start..<position)
        if !isFraction, let whole = Int64(digits) { return .whole(whole) }
        guard let number = Double(digits) else {
            throw MarkupProblem(message: "'\(digits)' is no number", offset: start)
        }
        return .fraction(number)
    }

    private mutating func skipDigits() {
        while position < end, (0x30...0x39).contains(bytes[position]) { position += 1 }
    }

    private mutating func text(quote: UInt8) throws(MarkupProblem) -> MarkupToken.Kind {
        let start = position + 1
        guard let close = bytes[start..<end].firstIndex(of: quote) else {
            throw MarkupProblem(
                message: "a text in quotes is never closed",
                offset: position,
                help: "add the closing \(quote == UInt8(ascii: "'") ? "'" : "\"")"
            )
        }
        position = close + 1
        return .text(source.text(start..<close))
    }

    /// A letter or underscore, then letters, digits, underscores and dashes, perhaps a `?`.
    private mutating func name() throws(MarkupProblem) -> MarkupToken.Kind {
        let start = position
        // A window, lest many names in a long markup cost its square.
        let scalars = source.text(start..<min(end, start + 1_024)).unicodeScalars
        guard let first = scalars.first, first == "_" || first.properties.isAlphabetic else {
            throw unexpected(scalars.first ?? " ")
        }
        let name = scalars.prefix { scalar in
            scalar == "_" || scalar == "-" || ("0"..."9").contains(scalar)
                || scalar.properties.isAlphabetic
        }
        position += name.utf8Count
        if position < end, bytes[position] == UInt8(ascii: "?") { position += 1 }
        let text = source.text(start..<position)
        return text == "contains" ? .comparison(.contains) : .name(text)
    }

    private func unexpected(_ scalar: Unicode.Scalar) -> MarkupProblem {
        let help: String? =
            switch scalar {
            case "“", "”", "„", "‘", "’", "«", "»": "use straight quotes: \" or '"
            case "\u{a0}", "\u{202f}", "\u{200b}":
                "it is an invisible character, perhaps pasted; delete it"
            case "&", "|": "write 'and' or 'or'"
            case "!": "write 'unless', or '!='"
            case "+", "-", "*", "/", "%":
                "use a filter: plus, minus, times, divided_by, modulo"
            default: nil
            }
        let shown =
            scalar.properties.isWhitespace || scalar.value < 0x20
            ? "U+" + String(scalar.value, radix: 16, uppercase: true) : String(scalar)
        return MarkupProblem(
            message: "unexpected character '\(shown)'",
            offset: position,
            help: help
        )
    }
}

extension Substring.UnicodeScalarView {
    fileprivate var utf8Count: Int { reduce(0) { $0 + UTF8.width($1) } }
}
