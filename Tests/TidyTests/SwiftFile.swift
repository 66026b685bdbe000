import Foundation
import Testing

/// One file of our source text, for rules that neither the compiler nor the formatter can check.
struct SwiftFile: Sendable, CustomTestStringConvertible {
    /// From the root of the repository: `Sources/JourneyCore/Identifier.swift`.
    let path: String
    let lines: [String]

    var testDescription: String { path }

    /// The folder below `Sources` or `Tests` in which it lies.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// The lines that are not comments, with their numbers from 1.
    var code: [(number: Int, text: String)] {
        lines.enumerated()
            .filter { !$0.element.drop { $0 == " " }.hasPrefix("//") }
            .map { ($0.offset + 1, $0.element) }
    }

    /// Where its code says one of `texts`, not as the end of a longer word: `path:line`.
    func places(of texts: [String]) -> [String] {
        code.filter { line in texts.contains { Self.says($0, in: line.text) } }
            .map { "\(path):\($0.number)" }
    }

    private static func says(_ text: String, in line: String) -> Bool {
        line.ranges(of: text).contains { range in
            range.lowerBound == line.startIndex
                || !line[line.index(before: range.lowerBound)].isLetter
        }
    }

    /// The modules that it imports, each once, sorted.
    var imports: [String] {
        let names = code.compactMap { line -> String? in
            let words = line.text.split(separator: " ")
            guard let position = words.firstIndex(of: "import"), position + 1 < words.count,
                words[..<position].allSatisfy({ Self.importModifiers.contains($0) })
            else { return nil }
            return String(words[position + 1])
        }
        return Set(names).sorted()
    }

    private static let importModifiers: Set<Substring> = ["package", "internal", "@testable"]

    /// Every Swift file below a folder of the repository, sorted by path.
    static func all(in folder: String) -> [SwiftFile] {
        let base = root.appendingPathComponent(folder)
        let paths = FileManager.default.enumerator(atPath: base.path)?.allObjects as? [String]
        return (paths ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            let url = base.appendingPathComponent(path)
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
            return SwiftFile(path: "\(folder)/\(path)", lines: lines(of: text))
        }
    }

    /// Without what follows the last line break.
    private static func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
