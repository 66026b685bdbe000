/// A word, literal or sign of an expression.
struct ExpressionToken {
    enum Kind: Equatable {
        /// Without its sign: `9223372036854775808` is only good behind a minus.
        case integer(UInt64)
        case unsigned(UInt64)
        case double(Double)
        case string(String)
        case bytes([UInt8])
        case word(String)
        /// A field's name in backquotes.
        case quotedField(String)
        case sign(Sign)
        case end
    }

    enum Sign: String {
        case leftParenthesis = "("
        case rightParenthesis = ")"
        case leftBracket = "["
        case rightBracket = "]"
        case leftBrace = "{"
        case rightBrace = "}"
        case dot = "."
        case comma = ","
        case colon = ":"
        case question = "?"
        case plus = "+"
        case minus = "-"
        case star = "*"
        case slash = "/"
        case percent = "%"
        case not = "!"
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case and = "&&"
        case or = "||"
    }

    var kind: Kind
    /// In UTF-8 bytes of the expression.
    var range: Range<Int>
}
