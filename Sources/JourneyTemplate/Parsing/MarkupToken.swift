/// A word or sign inside `{{ … }}` or `{% … %}`.
struct MarkupToken: Sendable {
    enum Kind: Hashable, Sendable {
        case name(String)
        case text(String)
        case whole(Int64)
        case fraction(Double)
        case comparison(Comparison)
        case dot, dots, comma, colon, pipe, assign
        case openBracket, closeBracket, openParenthesis, closeParenthesis
        case end
    }

    var kind: Kind
    /// In bytes.
    var range: Range<Int>

    var offset: Int { range.lowerBound }
}
