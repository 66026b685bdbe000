/// A regular expression as it was read.
indirect enum PatternSyntax {
    case empty
    case scalar(Unicode.Scalar)
    case set(ScalarSet)
    case assertion(PatternAssertion)
    case sequence([PatternSyntax])
    case alternatives([PatternSyntax])
    /// Without a `most` there is no end.
    case repeated(PatternSyntax, least: Int, most: Int?)
}

/// What must hold at a place of the text without taking any of it.
enum PatternAssertion {
    case textStart
    case textEnd
    case lineStart
    case lineEnd
    case wordBoundary
    case noWordBoundary

    func holds(between previous: Unicode.Scalar?, and next: Unicode.Scalar?) -> Bool {
        switch self {
        case .textStart: previous == nil
        case .textEnd: next == nil
        case .lineStart: previous == nil || previous == "\n"
        case .lineEnd: next == nil || next == "\n"
        case .wordBoundary: Self.isWord(previous) != Self.isWord(next)
        case .noWordBoundary: Self.isWord(previous) == Self.isWord(next)
        }
    }

    /// RE2 counts ASCII only.
    private static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return ScalarSet.word.contains(scalar)
    }
}

/// One step of a compiled pattern; numbers are positions in the program.
enum PatternInstruction {
    case scalar(Unicode.Scalar)
    /// A scalar of the set with this number.
    case set(Int)
    case assertion(PatternAssertion)
    case split(Int, Int)
    case jump(Int)
    case match
}
