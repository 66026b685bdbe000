import JourneyTesting
import Testing

@testable import JourneyFile

struct ScalarPositionsTests {
    /// `^` in the value is where to look; the place is that of `^` in the file.
    @Test(arguments: [
        "a: один ^два",
        "a: \"один ^два\"",
        "a: 'it''s ^there'",
        "a: \"x\\n\\u0041\\t^y\"",
        "a: один\n  два ^три\nb: 1",
        "a: один\n\n  два\n  ^три\nb: 1",
        "a: \"один\n\n   два\\\n   три ^четыре\"",
        "a: |\n  один\n    два\n\n  ^три\nb: 1",
        "a: |2\n    один\n  два ^три",
        "a: >-\n  один\n  два ^три\n",
        "a: >\n  один\n\n  два\n    три\n  ^четыре\n",
        "a: { b: \"{{ x }}\", c: '^z' }",
        "- - k: >-\n      раз\n      ^два",
    ])
    func `every character of a value is found where it was written`(text: String) throws {
        let file = SourceFile(path: "x", text: text)
        let root = try #require(YAMLReader.read(file, into: Report()))
        let node = try #require(scalars(of: root).first { $0.scalarText?.contains("^") ?? false })
        let value = Array((node.scalarText ?? "").unicodeScalars)
        let offset = try #require(value.firstIndex(of: "^"))

        let place = ScalarPositions(of: node, in: file).place(atScalar: offset)

        #expect(file.lines[place.line - 1][place.column - 1] == "^")
    }

    @Test(arguments: UInt64(0)..<100)
    func `places follow the value however it is written`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let words = (0..<12).map { _ in
            ["ж", "слово", "{{x}}", "a", "it's", "к"].randomElement(using: &generator) ?? ""
        }
        let isBreak = words.map { _ in Bool.random(using: &generator) }
        let body = zip(words, isBreak).map { $0 + ($1 ? "\n  " : " ") }.joined()
        let header =
            ["a: ", "a: |\n  ", "a: >\n  ", "a: \""].randomElement(using: &generator) ?? ""
        let closing = header.hasSuffix("\"") ? "\"" : ""
        let file = SourceFile(path: "x", text: header + "x " + body + closing)
        let root = try #require(YAMLReader.read(file, into: Report()))
        let node = try #require(scalars(of: root).last)
        let positions = ScalarPositions(of: node, in: file)

        for (offset, scalar) in (node.scalarText ?? "").unicodeScalars.enumerated()
        where scalar != " " && scalar != "\n" {
            let place = positions.place(atScalar: offset)
            #expect(file.lines[place.line - 1][place.column - 1] == scalar)
        }
    }

    private func scalars(of node: YAMLNode) -> [YAMLNode] {
        switch node.content {
        case .scalar: [node]
        case .list(let nodes): nodes.flatMap { scalars(of: $0) }
        case .map(let pairs): pairs.flatMap { scalars(of: $0.key) + scalars(of: $0.value) }
        }
    }
}
