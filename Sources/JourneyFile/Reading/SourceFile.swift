/// A file that was read: its path within the folder, and its text by lines.
package struct SourceFile: Sendable {
    package let path: String
    package let text: String
    /// Without their line breaks; a break is `\n`, `\r\n` or `\r`, as YAML has it.
    package let lines: [[Unicode.Scalar]]

    /// A byte order mark at the start is dropped.
    package init(path: String, text: String) {
        self.path = path
        let scalars = text.unicodeScalars
        let hasMark = scalars.first == "\u{feff}"
        self.text = hasMark ? String(scalars.dropFirst()) : text
        lines = Self.split(self.text)
    }

    /// The part of the path behind the last `/`.
    package var name: Substring {
        path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    }

    private static func split(_ text: String) -> [[Unicode.Scalar]] {
        var lines: [[Unicode.Scalar]] = []
        var line: [Unicode.Scalar] = []
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\n", isAfterReturn {
                isAfterReturn = false
                continue
            }
            isAfterReturn = scalar == "\r"
            guard scalar == "\n" || scalar == "\r" else {
                line.append(scalar)
                continue
            }
            lines.append(line)
            line.removeAll()
        }
        lines.append(line)
        return lines
    }
}
