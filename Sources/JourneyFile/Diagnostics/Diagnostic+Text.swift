extension Diagnostic {
    /// As people read it: the place, the sentence, the source line with a caret, and the help.
    ///
    /// ```
    /// welcome.journey.yaml:7:9: error: unknown channel 'emial' in a ladder
    /// 7 |       - emial
    ///   |         ^
    ///   = help: did you mean 'email'?
    /// ```
    /// Without the file's text there is no source line.
    package func text(in source: SourceFile?) -> String {
        var lines = ["\(file):\(line):\(column): \(severity.rawValue): \(message)"]
        let margin = String(repeating: " ", count: String(line).count)
        if let source, source.lines.indices.contains(line - 1) {
            let (excerpt, caret) = Self.excerpt(of: source.lines[line - 1], column: column)
            lines.append("\(line) | \(excerpt)")
            lines.append("\(margin) | \(caret)^")
        }
        if let help { lines.append("\(margin) = help: \(help)") }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Longer lines are shown around the caret only.
    private static let excerptMax = 160

    /// The line, and the space that puts a caret under `column` of it.
    private static func excerpt(
        of line: [Unicode.Scalar],
        column: Int
    ) -> (text: String, space: String) {
        let position = min(max(column - 1, 0), line.count)
        let start = position > excerptMax * 3 / 4 ? position - excerptMax / 2 : 0
        let end = min(line.count, start + excerptMax)
        let before = String(String.UnicodeScalarView(line[start..<position]))
        var space = start > 0 ? "  " : ""
        for character in before { space += Self.blank(for: character) }
        let text = String(String.UnicodeScalarView(line[start..<end]))
        let shown = (start > 0 ? "… " : "") + text + (end < line.count ? " …" : "")
        return (shown, space)
    }

    /// What takes as much room on a terminal as `character`.
    private static func blank(for character: Character) -> String {
        if character == "\t" { return "\t" }
        guard let scalar = character.unicodeScalars.first else { return "" }
        switch scalar.value {
        case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
            0xff00...0xff60, 0x1f300...0x1faff:
            return "  "
        default: return " "
        }
    }
}

extension [Diagnostic] {
    /// All of them as people read them, a blank line between two.
    package func text(in files: [SourceFile]) -> String {
        var sources: [String: SourceFile] = [:]
        for file in files { sources[file.path] = file }
        return map { $0.text(in: sources[$0.file]) }.joined(separator: "\n")
    }

    /// Sorted by file, line and column, each once: a text that several renditions share is judged
    /// with each of them.
    package var inOrder: [Diagnostic] {
        var result: [Diagnostic] = []
        for diagnostic in sorted() where diagnostic != result.last { result.append(diagnostic) }
        return result
    }

    package var hasErrors: Bool { contains { $0.severity == .error } }
}
