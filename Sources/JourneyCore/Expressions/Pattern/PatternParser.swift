/// Reads a regular expression.
struct PatternParser {
    private struct Flags {
        var ignoresCase = false
        var isMultiline = false
        var dotTakesLineFeed = false
    }

    let scalars: [Unicode.Scalar]
    var position = 0
    private var flags = Flags()
    private var depth = 0

    init(_ source: String) {
        scalars = Array(source.unicodeScalars)
    }

    mutating func pattern() throws(PatternError) -> PatternSyntax {
        let syntax = try alternatives()
        guard position == scalars.count else { throw failure("a ')' without its '('") }
        return syntax
    }

    private mutating func alternatives() throws(PatternError) -> PatternSyntax {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence() throws(PatternError) -> PatternSyntax {
        var items: [PatternSyntax] = []
        while let next = peek, next != "|", next != ")" {
            if takesQuotation(&items) { continue }
            items.append(try repeated(try atom()))
        }
        return items.count == 1 ? items[0] : items.isEmpty ? .empty : .sequence(items)
    }

    private mutating func repeated(_ item: PatternSyntax) throws(PatternError) -> PatternSyntax {
        guard let (least, most) = try count() else { return item }
        _ = take("?")  // A lazy repetition matches the same texts.
        let start = position
        guard try count() == nil else {
            position = start
            throw failure("a repetition of a repetition")
        }
        return .repeated(item, least: least, most: most)
    }

    /// `*`, `+`, `?`, `{n}`, `{n,}`, `{n,m}`; a brace that is no count stands for itself.
    private mutating func count() throws(PatternError) -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        let start = position
        guard take("{"), let least = number() else {
            position = start
            return nil
        }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}") else {
            position = start
            return nil
        }
        guard least <= Pattern.countMax, most ?? least <= Pattern.countMax, most ?? least >= least
        else { throw failure("a repetition counts from 0 to \(Pattern.countMax), upwards") }
        return (least, most)
    }

    private mutating func atom() throws(PatternError) -> PatternSyntax {
        guard let next = peek else { return .empty }
        position += 1
        switch next {
        case "(": return try group()
        case "[": return .set(try bracket())
        case ".":
            return .set(flags.dotTakesLineFeed ? .everything : .everythingButLineFeed)
        case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
        case "\\": return try escape()
        case "*", "+", "?":
            position -= 1
            throw failure("nothing to repeat before '\(next)'")
        default: return literal(next)
        }
    }

    private mutating func group() throws(PatternError) -> PatternSyntax {
        depth += 1
        guard depth <= Pattern.depthMax else { throw failure("too many groups in each other") }
        let outer = flags
        if take("?") {
            if take("P") || peek == "<" {
                try groupName()
            } else if try readsFlags() {
                // `(?i)` holds for the rest of the group that it stands in.
                depth -= 1
                return .empty
            }
        }
        let syntax = try alternatives()
        guard take(")") else { throw failure("a '(' without its ')'") }
        flags = outer
        depth -= 1
        return syntax
    }

    /// Reads `i`, `m`, `s`, `U` and `-` up to `:` or `)`; true when the group ended.
    private mutating func readsFlags() throws(PatternError) -> Bool {
        var isOn = true
        while let next = peek {
            position += 1
            switch next {
            case "i": flags.ignoresCase = isOn
            case "m": flags.isMultiline = isOn
            case "s": flags.dotTakesLineFeed = isOn
            case "U": break  // Which of several matches is preferred does not matter here.
            case "-": isOn = false
            case ":": return false
            case ")": return true
            default:
                position -= 1
                throw failure("'(?\(next)' is not supported")
            }
        }
        throw failure("a '(' without its ')'")
    }

    private mutating func groupName() throws(PatternError) {
        guard take("<") else { throw failure("a group's name stands in '<>'") }
        let start = position
        while let next = peek, ScalarSet.word.contains(next) { position += 1 }
        guard position > start, take(">") else { throw failure("a group's name stands in '<>'") }
    }

    /// `\Q…\E`: everything between stands for itself.
    private mutating func takesQuotation(_ items: inout [PatternSyntax]) -> Bool {
        guard peek == "\\", position + 1 < scalars.count, scalars[position + 1] == "Q" else {
            return false
        }
        position += 2
        while let next = peek {
            if next == "\\", position + 1 < scalars.count, scalars[position + 1] == "E" {
                position += 2
                break
            }
            position += 1
            items.append(literal(next))
        }
        return true
    }

    private mutating func escape() throws(PatternError) -> PatternSyntax {
        switch peek {
        case "A": return assertion(.textStart)
        case "z": return assertion(.textEnd)
        case "b": return assertion(.wordBoundary)
        case "B": return assertion(.noWordBoundary)
        default: break
        }
        var set = ScalarSet()
        if try readsClass(into: &set) { return .set(flags.ignoresCase ? set.ignoringCase() : set) }
        return literal(try escapedScalar())
    }

    private mutating func assertion(_ assertion: PatternAssertion) -> PatternSyntax {
        position += 1
        return .assertion(assertion)
    }

    private func literal(_ scalar: Unicode.Scalar) -> PatternSyntax {
        guard flags.ignoresCase, !ScalarSet.otherCases(of: scalar).isEmpty else {
            return .scalar(scalar)
        }
        return .set(ScalarSet([scalar.value...scalar.value]).ignoringCase())
    }

    /// A class in brackets, after its `[`.
    private mutating func bracket() throws(PatternError) -> ScalarSet {
        var set = try bracketItems()
        if flags.ignoresCase { set = set.ignoringCase() }
        return set
    }
}
