/// A key that stands twice in one mapping.
///
/// The parser stops there, and names only the first of the two. So the second is looked for here,
/// and spoiled: with another character in its place the rest of the file can be read, at the same
/// lines and columns.
struct DuplicateKey {
    private let key: [Unicode.Scalar]
    private let first: (line: Int, column: Int)
    let line: Int
    let column: Int

    /// `first` is the place of the first one, from 1; `nil` when the second can't be found.
    init?(_ key: String, first: (line: Int, column: Int), in lines: [[Unicode.Scalar]]) {
        self.key = Array(key.unicodeScalars)
        self.first = first
        guard !self.key.isEmpty, lines.indices.contains(first.line - 1),
            let second = Self.second(of: self.key, after: first, in: lines)
        else { return nil }
        (line, column) = second
    }

    /// Stand for the first characters of spoiled keys, each for one; no file may hold them.
    static let marks: ClosedRange<UInt32> = 0xe0d0...0xe0ef

    func report(to out: FileReport) {
        let text = String(String.UnicodeScalarView(key)).shortened
        out.add(
            .yamlDuplicateKey,
            line: line,
            column: column,
            length: key.count,
            "the key '\(text)' stands twice in one mapping",
            help: line == first.line
                ? "remove one of them" : "the first is in line \(first.line); remove one of them"
        )
    }

    /// `index` differs from spoiled key to spoiled key, so that no two become equal.
    func spoil(_ lines: inout [[Unicode.Scalar]], index: Int) {
        guard let mark = Unicode.Scalar(Self.marks.lowerBound + UInt32(index)) else { return }
        lines[line - 1][column - 1] = mark
    }

    static func isSpoiled(_ key: String) -> Bool {
        key.unicodeScalars.first.map { marks.contains($0.value) } ?? false
    }

    private static func second(
        of key: [Unicode.Scalar],
        after first: (line: Int, column: Int),
        in lines: [[Unicode.Scalar]]
    ) -> (line: Int, column: Int)? {
        let own = lines[first.line - 1]
        let lead = own.prefix { $0 == " " }.count
        let isBlock = lead == first.column - 1 || own[lead] == "-"
        if isBlock, let line = below(key, after: first, in: lines) { return (line, first.column) }
        // In braces: on the same line, or on one of the next.
        for line in first.line...min(first.line + 20, lines.count) {
            let text = lines[line - 1]
            var start = line == first.line ? first.column + key.count - 1 : 0
            while start + key.count < text.count {
                if isKey(key, at: start, in: text) { return (line, start + 1) }
                start += 1
            }
        }
        return nil
    }

    /// The line of the same key in the same column, before the block ends.
    private static func below(
        _ key: [Unicode.Scalar],
        after first: (line: Int, column: Int),
        in lines: [[Unicode.Scalar]]
    ) -> Int? {
        for index in first.line..<max(first.line, lines.count) {
            let text = lines[index]
            let lead = text.prefix { $0 == " " }.count
            guard lead < text.count, text[lead] != "#" else { continue }
            guard lead >= first.column - 1 else { return nil }
            if lead == first.column - 1, isKey(key, at: lead, in: text) { return index + 1 }
        }
        return nil
    }

    private static func isKey(
        _ key: [Unicode.Scalar],
        at start: Int,
        in text: [Unicode.Scalar]
    ) -> Bool {
        let isStart =
            start == 0 || text[start - 1] == " " || text[start - 1] == "{"
            || text[start - 1] == ","
        guard isStart, text[start...].starts(with: key) else { return false }
        return text[(start + key.count)...].first { $0 != " " } == ":"
    }
}
