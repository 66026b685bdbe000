/// Where in its file each character of a scalar's value was written.
///
/// Follows the value and the source side by side: escapes, doubled quotes, folded lines and the
/// indentation of block scalars are stepped over. Where the two part, the last place that is
/// certain stands for the rest.
struct ScalarPositions {
    private var places: [(line: Int, column: Int)] = []
    private let lines: [[Unicode.Scalar]]
    private let style: YAMLNode.Style
    private var line: Int
    private var column: Int
    private var indent = 0

    /// `node` must be a scalar of `file`.
    init(of node: YAMLNode, in file: SourceFile) {
        lines = file.lines
        line = node.line - 1
        column = node.column - 1
        guard case .scalar(let text, let style) = node.content else {
            self.style = .plain
            return
        }
        self.style = style
        begin()
        places.reserveCapacity(text.unicodeScalars.count + 1)
        for scalar in text.unicodeScalars { follow(scalar) }
        places.append((line + 1, column + 1))
    }

    /// The place of the character so many Unicode scalars into the value; the end for more.
    func place(atScalar offset: Int) -> (line: Int, column: Int) {
        guard let last = places.last else { return (line + 1, column + 1) }
        return places.indices.contains(offset) ? places[offset] : last
    }

    private mutating func begin() {
        switch style {
        case .plain: break
        case .singleQuoted, .doubleQuoted: column += 1
        case .literal, .folded:
            line += 1
            let first = lines[min(line, lines.count)...].first { $0.contains { $0 != " " } }
            indent = first.map { $0.prefix { $0 == " " }.count } ?? 0
            column = indent
        }
    }

    private mutating func follow(_ scalar: Unicode.Scalar) {
        skipContinuation()
        guard let current else { return fold(scalar) }
        if style == .doubleQuoted, current == "\\" {
            places.append((line + 1, column + 1))
            column += escapeLength
            return
        }
        guard current == scalar, !(isSpace(scalar) && isRestBlank && !style.isBlock) else {
            return fold(scalar)
        }
        places.append((line + 1, column + 1))
        column += style == .singleQuoted && scalar == "'" ? 2 : 1
    }

    /// A space or line break of the value that stands for the end of a line.
    private mutating func fold(_ scalar: Unicode.Scalar) {
        places.append((line + 1, column + 1))
        guard scalar == " " || scalar == "\n", isRestBlank, line + 1 < lines.count else { return }
        line += 1
        column = 0
        if style.isBlock {
            if style == .folded { skipBlankLines() }
            column = indent
        } else {
            skipBlankLines()
            while let current, isSpace(current) { column += 1 }
        }
    }

    private mutating func skipBlankLines() {
        while line + 1 < lines.count, lines[line].allSatisfy(isSpace) { line += 1 }
    }

    /// In double quotes, a backslash at the end of a line joins it with the next.
    private mutating func skipContinuation() {
        guard style == .doubleQuoted, current == "\\", column + 1 == lines[line].count,
            line + 1 < lines.count
        else { return }
        line += 1
        column = lines[line].prefix(while: isSpace).count
    }

    private var escapeLength: Int {
        guard column + 1 < lines[line].count else { return 1 }
        switch lines[line][column + 1] {
        case "x": return 4
        case "u": return 6
        case "U": return 10
        default: return 2
        }
    }

    private var current: Unicode.Scalar? {
        guard lines.indices.contains(line), column < lines[line].count else { return nil }
        return lines[line][column]
    }

    private var isRestBlank: Bool {
        guard lines.indices.contains(line) else { return false }
        return lines[line].dropFirst(column).allSatisfy(isSpace)
    }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}
