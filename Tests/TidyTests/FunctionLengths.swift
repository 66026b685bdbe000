/// The functions of a file and how long they are, from the first line of the declaration to its
/// closing brace.
///
/// Counts text and does not parse: the formatter puts a closing brace below the line that opens the
/// declaration, so the first brace at that indentation ends it.
struct FunctionLengths {
    struct Function {
        var line: Int
        var length: Int
    }

    let functions: [Function]

    init(of file: SwiftFile) {
        functions = file.lines.indices.compactMap { start in
            guard Self.opensFunction(file.lines[start]) else { return nil }
            let brace = Self.indentation(of: file.lines[start]) + "}"
            let end = file.lines[start...].firstIndex { $0.hasPrefix(brace) }
            // Without a brace of its own it fits one line, or is a requirement of a protocol.
            guard let end, Self.hasBody(file.lines[start...end]) else { return nil }
            return Function(line: start + 1, length: end - start + 1)
        }
    }

    private static let modifiers: Set<Substring> = [
        "package", "public", "internal", "private", "fileprivate", "static", "override", "final",
        "mutating", "nonmutating", "nonisolated", "isolated", "convenience", "required",
    ]

    private static func opensFunction(_ line: String) -> Bool {
        let words = line.split(separator: " ").drop { modifiers.contains($0) || $0.hasPrefix("@") }
        guard let word = words.first else { return false }
        return word == "func" || word.hasPrefix("init(") || word.hasPrefix("init?(")
            || word.hasPrefix("init<")
    }

    private static func indentation(of line: String) -> String {
        String(line.prefix { $0 == " " })
    }

    private static func hasBody(_ lines: ArraySlice<String>) -> Bool {
        guard let first = lines.first else { return false }
        let indentation = indentation(of: first)
        let opening = lines.first { $0.hasSuffix("{") }
        return opening.map { self.indentation(of: $0).count <= indentation.count } ?? false
            || lines.contains { $0 == indentation + "{" }
    }
}
