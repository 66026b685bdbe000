/// What people write who know other languages, or a word processor.
extension ExpressionLexer {
    /// A sign of the language that was not meant: `<>`, `=>` begins with none.
    func slip(in sign: ExpressionToken.Sign) -> ExpressionProblem.Thrown? {
        guard sign == .less, peek(1) == UInt8(ascii: ">") else { return nil }
        return problem("'<>' is no operator", help: "write '!='", at: position..<position + 2)
    }

    /// The problem with a character that begins no token.
    func slip() -> ExpressionProblem.Thrown {
        let scalar = text(position..<bytes.count).unicodeScalars.first ?? " "
        let here = position..<position + UTF8.width(scalar)
        switch scalar {
        case "=":
            if peek(1) == UInt8(ascii: ">") {
                return problem("'=>' is no operator", help: "write '>='", at: widened(here))
            }
            if peek(1) == UInt8(ascii: "<") {
                return problem("'=<' is no operator", help: "write '<='", at: widened(here))
            }
            return problem("'=' is no operator", help: "to compare, write '=='", at: here)
        case "&": return problem("'&' is no operator", help: "write 'and' or '&&'", at: here)
        case "|": return problem("'|' is no operator", help: "write 'or' or '||'", at: here)
        case "“", "”", "„", "«", "»", "‘", "’":
            return problem(
                "'\(scalar)' does not begin a text",
                help: "use straight quotes: \"…\" or '…'",
                at: here
            )
        case "≥": return problem("'≥' is no operator", help: "write '>='", at: here)
        case "≤": return problem("'≤' is no operator", help: "write '<='", at: here)
        case "≠": return problem("'≠' is no operator", help: "write '!='", at: here)
        case "$", "@", "#":
            return problem("'\(scalar)' can't stand in an expression", help: nil, at: here)
        default: return foreign(scalar, at: here)
        }
    }

    private func foreign(_ scalar: Unicode.Scalar, at here: Range<Int>) -> ExpressionProblem.Thrown
    {
        guard scalar.properties.isAlphabetic else {
            return problem("'\(scalar)' can't stand in an expression", help: nil, at: here)
        }
        let word = String(
            text(position..<bytes.count).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        )
        return problem(
            "'\(word)' has letters that a name can't have outside quotes",
            help: "a text stands in quotes: \"\(word)\"; a field in backquotes: event.`\(word)`",
            at: position..<position + word.utf8.count
        )
    }

    private func widened(_ range: Range<Int>) -> Range<Int> {
        range.lowerBound..<range.upperBound + 1
    }
}
