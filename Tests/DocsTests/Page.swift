import Testing

/// A page in Markdown, as far as tests look at it.
struct Page: Sendable, CustomTestStringConvertible {
    /// A fenced block.
    struct Block: Sendable {
        var language: String
        var lines: [String]
    }

    let path: String
    let lines: [String]
    let blocks: [Block]

    var testDescription: String { path }

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var blocks: [Block] = []
        var open: Block?
        for line in lines {
            if line.hasPrefix("```") {
                if let block = open {
                    blocks.append(block)
                    open = nil
                } else {
                    open = Block(language: String(line.dropFirst(3)), lines: [])
                }
            } else {
                open?.lines.append(line)
            }
        }
        self.blocks = blocks
    }

    /// The YAML blocks that say which file they are, `# file: hello.journey.yaml`, without that line.
    var files: [(name: String, text: String)] {
        blocks.filter { $0.language == "yaml" }.compactMap { block in
            guard let first = block.lines.first, first.hasPrefix("# file: ") else { return nil }
            let text = block.lines.dropFirst().joined(separator: "\n") + "\n"
            return (String(first.dropFirst("# file: ".count)), text)
        }
    }

    /// What is written as `code` within the prose, and every line of the shell blocks.
    var code: [String] {
        let shell = blocks.filter { $0.language == "sh" }.flatMap(\.lines)
        return shell + lines.flatMap(Self.spans)
    }

    /// The targets of its links that lie in the repository, from its root.
    var links: [String] {
        lines.flatMap { line in
            line.split(separator: "](", omittingEmptySubsequences: false).dropFirst()
                .compactMap { part in part.split(separator: ")").first }
        }
        .filter { !$0.contains("://") && !$0.hasPrefix("#") }
        .map { link in
            let target = link.prefix { $0 != "#" }
            let folder = path.split(separator: "/").dropLast().map(String.init)
            return Self.resolved(folder + target.split(separator: "/").map(String.init))
        }
    }

    private static func spans(of line: String) -> [String] {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        return parts.indices.filter { !$0.isMultiple(of: 2) }.map { String(parts[$0]) }
    }

    private static func resolved(_ parts: [String]) -> String {
        var path: [String] = []
        for part in parts where part != "." {
            if part == ".." { _ = path.popLast() } else { path.append(part) }
        }
        return path.joined(separator: "/")
    }
}
