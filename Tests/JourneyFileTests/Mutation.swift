import JourneyTesting

/// Small accidents in a text: what a slip of the hand, a merge or a hostile hand leaves behind.
enum Mutation {
    private static let pieces = [
        " ", "  ", "\n", "\t", ":", ": ", "- ", "#", " #", "'", "\"", "[", "]", "{", "}", ",", "&a",
        "*a", "!x", "|", ">", "?", "%", "@", "\\", "ж", "0", "-1", "null", "true", "1 day", "\u{0}",
        "\u{2028}", "\u{feff}", "\u{e0d0}", "{{", "}}", "when", "otherwise", "steps: []", "exit: x",
    ]

    static func mutate(_ text: String, using generator: inout SeededGenerator) -> String {
        var scalars = Array(text.unicodeScalars)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            edit(&scalars, using: &generator)
        }
        return String(String.UnicodeScalarView(scalars))
    }

    private static func edit(
        _ scalars: inout [Unicode.Scalar],
        using generator: inout SeededGenerator
    ) {
        let start = Int.random(in: 0...scalars.count, using: &generator)
        let end = min(scalars.count, start + Int.random(in: 0...12, using: &generator))
        let piece = Array((pieces.randomElement(using: &generator) ?? "").unicodeScalars)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: scalars.replaceSubrange(start..<end, with: [])
        case 1: scalars.insert(contentsOf: piece, at: start)
        case 2: scalars.replaceSubrange(start..<end, with: piece)
        case 3:
            // A line twice.
            let head = scalars[..<start].lastIndex(of: "\n") ?? 0
            let tail = scalars[start...].firstIndex(of: "\n") ?? scalars.count
            scalars.insert(contentsOf: scalars[head..<tail], at: tail)
        default:
            let other = Int.random(in: 0...scalars.count, using: &generator)
            let moved = Array(scalars[start..<end])
            scalars.insert(contentsOf: moved, at: other)
        }
    }
}
