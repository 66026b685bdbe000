/// Walks over the tokens of a YAML text before it is parsed, and refuses what could hurt.
///
/// The parser below shares aliased nodes and nests as deep as its input, so size, depth, anchors,
/// aliases and tags are settled here, in one pass that allocates nothing per token. It finds the
/// same tokens as the parser; a test compares both.
struct YAMLScan {
    let lines: [[Unicode.Scalar]]
    private(set) var line = 0
    private(set) var column = 0
    /// The columns of the block collections that are open, outermost first.
    private var indents: [Int] = []
    private var flowDepth = 0
    private var nodes = 0
    private var hasContent = false
    var problem: Problem?

    init(_ lines: [[Unicode.Scalar]]) {
        self.lines = lines
    }

    /// The first thing to refuse, if any.
    static func problem(in lines: [[Unicode.Scalar]]) -> Problem? {
        var scan = YAMLScan(lines)
        scan.run()
        return scan.problem
    }

    private mutating func run() {
        while problem == nil, line < lines.count {
            if column == 0, flowDepth == 0, !startLine() { continue }
            token()
        }
    }

    // MARK: Tokens

    private mutating func token() {
        skipSpace()
        guard let scalar = current else { return nextLine() }
        if scalar == "#" { return nextLine() }
        if flowDepth == 0 { unroll(to: column) }
        switch scalar {
        case "[", "{": openFlow()
        case "]", "}":
            flowDepth = max(0, flowDepth - 1)
            column += 1
        case "," where flowDepth > 0: column += 1
        case "\"": quoted(by: "\"")
        case "'": quoted(by: "'")
        case "&" where isNameAhead: refuseAlias("an anchor")
        case "*" where isNameAhead: refuseAlias("an alias")
        case "!": refuseTag()
        case "|" where flowDepth == 0: blockScalar()
        case ">" where flowDepth == 0: blockScalar()
        case "-" where flowDepth == 0 && isBlank(at: column + 1):
            roll(to: column)
            column += 1
        case "?" where flowDepth > 0 || isBlank(at: column + 1): refuseComplexKey()
        case ":" where flowDepth > 0 || isBlank(at: column + 1): column += 1
        default: plain()
        }
    }

    /// Document markers, directives and tabs can only be told at the start of a line.
    ///
    /// Returns whether something is left of the line.
    private mutating func startLine() -> Bool {
        let text = lines[line]
        guard let first = text.first(where: { !isSpace($0) }) else {
            nextLine()
            return false
        }
        if let tab = text.prefix(while: isSpace).firstIndex(of: "\t"), first != "#" {
            column = tab
            refuse(
                .yamlTab,
                "a tab can't indent a line",
                help: "use spaces: two for each level"
            )
            return false
        }
        if text.first == "%" {
            refuse(.yamlDirective, "directives have no place here", help: "remove this line")
            return false
        }
        guard isMarker(text) else { return true }
        let isOpening = text[0] == "-" && !hasContent
        guard isOpening else {
            refuse(
                .yamlDocuments,
                "a file holds one document, and here begins another",
                help: "put it into a file of its own"
            )
            return false
        }
        column = 3
        hasContent = true
        return true
    }

    private func isMarker(_ text: [Unicode.Scalar]) -> Bool {
        guard text.count >= 3, text[0] == text[1], text[1] == text[2] else { return false }
        guard text[0] == "-" || text[0] == "." else { return false }
        return text.count == 3 || isSpace(text[3])
    }

    private mutating func openFlow() {
        count()
        flowDepth += 1
        column += 1
        checkDepth()
    }

    private mutating func quoted(by quote: Unicode.Scalar) {
        count()
        let start = (line: line, column: column)
        column += 1
        while line < lines.count {
            guard let scalar = current else {
                nextLine()
                continue
            }
            column += 1
            if scalar == "\\", quote == "\"", column < lines[line].count { column += 1 }
            if scalar == quote {
                guard quote == "'", current == "'" else { break }
                column += 1
            }
        }
        guard line < lines.count, line == start.line else { return }
        rollKey(from: start.column)
    }

    private mutating func plain() {
        count()
        let start = column
        plainLine()
        guard column >= lines[line].count else { return rollKey(from: start) }
        // A plain scalar goes on over every deeper line, within brackets over every line.
        let indent = indents.last ?? -1
        while line + 1 < lines.count {
            let next = lines[line + 1]
            let lead = next.prefix(while: isSpace).count
            guard lead < next.count else {
                nextLine()
                continue
            }
            guard flowDepth > 0 || lead > indent, next[lead] != "#", !isMarker(next) else { break }
            nextLine()
            column = lead
            plainLine()
            if column < lines[line].count { return }
        }
        if line < lines.count { nextLine() }
    }

    /// Moves behind the part of a plain scalar that stands on this line.
    private mutating func plainLine() {
        while let scalar = current {
            if scalar == ":", endsKey(at: column) { return }
            if scalar == "#", column > 0, isSpace(lines[line][column - 1]) { return }
            if flowDepth > 0, Self.flowIndicators.contains(scalar) { return }
            column += 1
        }
    }

    private mutating func blockScalar() {
        count()
        let parent = indents.last ?? -1
        let header = lines[line][column...].prefix { !isSpace($0) }
        let digit = header.compactMap { $0.properties.numericType == .decimal ? $0 : nil }.first
        nextLine()
        var indent = digit.map { max(parent, 0) + Int($0.value) - 48 }
        if indent == nil {
            var lead = 0
            for text in lines[min(line, lines.count)...] {
                let spaces = text.prefix { $0 == " " }.count
                lead = max(lead, spaces)
                if spaces < text.count { break }
            }
            indent = max(lead, parent + 1, 1)
        }
        while line < lines.count {
            let spaces = lines[line].prefix { $0 == " " }.count
            guard spaces >= lines[line].count || spaces >= indent ?? 1 else { return }
            nextLine()
        }
    }

    // MARK: Collections

    private mutating func unroll(to column: Int) {
        while let last = indents.last, last > column { indents.removeLast() }
    }

    private mutating func roll(to column: Int) {
        guard column > indents.last ?? -1 else { return }
        count()
        indents.append(column)
        checkDepth()
    }

    /// What was just read is a key of a block if a colon follows.
    private mutating func rollKey(from start: Int) {
        guard flowDepth == 0 else { return }
        skipSpace()
        if current == ":", isBlank(at: column + 1) { roll(to: start) }
    }

    private mutating func checkDepth() {
        guard flowDepth + indents.count > Limits.depthMax else { return }
        refuse(
            .yamlDepth,
            "nested deeper than \(Limits.depthMax) levels",
            help: "split the journey, or use fewer levels"
        )
    }

    private mutating func count() {
        nodes += 1
        hasContent = true
        guard nodes > Limits.nodesMax else { return }
        refuse(
            .yamlSize,
            "the file has more than \(Limits.nodesMax) values",
            help: "split it into several files"
        )
    }

    // MARK: Characters

    private static let flowIndicators: Set<Unicode.Scalar> = [",", "[", "]", "{", "}"]

    private var current: Unicode.Scalar? {
        guard line < lines.count, column < lines[line].count else { return nil }
        return lines[line][column]
    }

    private var isNameAhead: Bool { !isBlank(at: column + 1) }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }

    private func isBlank(at column: Int) -> Bool {
        column >= lines[line].count || isSpace(lines[line][column])
    }

    private func endsKey(at column: Int) -> Bool {
        if isBlank(at: column + 1) { return true }
        return flowDepth > 0 && Self.flowIndicators.contains(lines[line][column + 1])
    }

    private mutating func skipSpace() {
        while let scalar = current, isSpace(scalar) { column += 1 }
    }

    private mutating func nextLine() {
        line += 1
        column = 0
    }
}
