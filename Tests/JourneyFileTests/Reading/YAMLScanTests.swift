import JourneyTesting
import Testing

@testable import JourneyFile

struct YAMLScanTests {
    @Test(arguments: [
        ("a: &x 1", DiagnosticID.yamlAlias, 1, 4),
        ("a: [1, *x]", .yamlAlias, 1, 8),
        ("{\"a\":&x b}", .yamlAlias, 1, 6),
        ("[a\n \"b, &c]", .yamlAlias, 2, 6),
        ("a: !t 1", .yamlTag, 1, 4),
        ("a:\n\t b: 1", .yamlTab, 2, 1),
        ("? a", .yamlKey, 1, 1),
        ("a: 1\n---\nb: 1", .yamlDocuments, 2, 1),
        ("a: 1\n...\n", .yamlDocuments, 2, 1),
        ("%TAG x y", .yamlDirective, 1, 1),
        ("a: |\n  &x\n&y b", .yamlAlias, 3, 1),
        ("- k: |\n  &x", .yamlAlias, 2, 3),
        ("a: \"x\"#&y\nb: *c", .yamlAlias, 2, 4),
    ])
    func `what could hurt is found at its place`(
        text: String,
        id: DiagnosticID,
        line: Int,
        column: Int
    ) throws {
        let problem = try #require(YAMLScan.problem(in: lines(text)))

        #expect(problem.id == id)
        #expect(problem.line == line)
        #expect(problem.column == column)
    }

    @Test(arguments: [
        "a: Paw & Tail", "a: x *y* z", "a: not !x", "a: '&x'", "a: \"*x\"",
        "a: |\n  &x *y !z\n  \tq",
        "a: >-\n  - - - -\n  ? &x\nb: 1", "# &x\na: 1 # *y", "---\na: 1", "a: b\n  *c\n  &d",
        "a: x&y", "a: [b & c, -d]", "a: 'it''s &x'", "a: \"\\\"&x\"", "a: \"x\n  &y\"",
    ])
    func `what only looks like it is let through`(text: String) {
        #expect(YAMLScan.problem(in: lines(text)) == nil)
    }

    @Test func `hostile files are refused before they are parsed`() {
        let alias = "a: &a [x]\n" + (1...60).map { "b\($0): &b\($0) [*a, *a]\n" }.joined()
        let hostile = [
            alias,
            String(repeating: "[", count: 200_000),
            String(repeating: "{a: ", count: 60_000),
            String(repeating: "- ", count: 100_000),
            (0..<300).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
            String(repeating: "- a\n", count: 60_000),
            String(repeating: "a: b\n", count: 50_000),
            "? " + String(repeating: "? ", count: 50_000),
        ]
        for text in hostile {
            let loaded = JourneyFolder.load(files: [SourceFile(path: "policy.yaml", text: text)])
            let ids = loaded.diagnostics.map(\.id)
            #expect(ids.count == 1)
            #expect(
                ["yaml-alias", "yaml-depth", "yaml-size", "yaml-key"].contains(ids.first ?? "")
            )
        }
    }

    /// Text that is made of what YAML cares about: whatever the scan lets through, the parser below
    /// reads as a shallow tree without aliases, whose nodes come in the order of the text.
    @Test(arguments: UInt64(0)..<400)
    func `the scan and the parser see the same tokens`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "a", "b", "key", ": ", ":", " ", "  ", "\n", "\n  ", "\n    ", "- ", "-", "? ", "[",
            "]",
            "{", "}", ",", "\"", "'", "#", " #", "&x", "*x", "!t ", "|", ">", "|2", ">-", "\\", "%",
            "\t", "---", "\n---\n", "ж", "\r\n", "''", "\n- ", "\na: ", "@", "`", "...",
        ]
        for _ in 0..<50 {
            let count = Int.random(in: 1...24, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }
                .joined()
            let file = SourceFile(path: "x", text: text)
            guard YAMLScan.problem(in: file.lines) == nil else { continue }
            let report = Report()
            let root = YAMLReader.read(file, into: report)
            #expect(!report.diagnostics.contains { $0.id == "yaml-depth" })
            var last = (0, 0)
            if let root { #expect(isInOrder(root, after: &last), "\(text.debugDescription)") }
        }
    }

    /// A node that comes before its predecessor would be an alias.
    private func isInOrder(_ node: YAMLNode, after last: inout (Int, Int)) -> Bool {
        guard (node.line, node.column) >= last else { return false }
        last = (node.line, node.column)
        switch node.content {
        case .scalar: return true
        case .list(let nodes):
            for node in nodes where !isInOrder(node, after: &last) { return false }
            return true
        case .map(let pairs):
            for pair in pairs {
                guard isInOrder(pair.key, after: &last), isInOrder(pair.value, after: &last) else {
                    return false
                }
            }
            return true
        }
    }

    private func lines(_ text: String) -> [[Unicode.Scalar]] {
        SourceFile(path: "x", text: text).lines
    }
}
