import Foundation
import JourneyCore
import Testing

@testable import JourneyFile

struct DiagnosticTests {
    @Test func `a diagnostic reads as the style guide shows`() {
        let source = SourceFile(
            path: "welcome.journey.yaml",
            text: String(repeating: "#\n", count: 6) + "      - emial\n"
        )
        let diagnostic = Diagnostic(
            id: "unknown-channel",
            file: "welcome.journey.yaml",
            line: 7,
            column: 9,
            message: "unknown channel 'emial' in a ladder",
            help: "did you mean 'email'?"
        )

        #expect(
            diagnostic.text(in: source) == """
                welcome.journey.yaml:7:9: error: unknown channel 'emial' in a ladder
                7 |       - emial
                  |         ^
                  = help: did you mean 'email'?

                """
        )
    }

    @Test(arguments: [
        ("ключ: слово", 7, "      ^"),
        ("a:\tb", 4, "  \t^"),
        ("й\u{306}: x", 5, "   ^"),
        ("漢字: x", 5, "      ^"),
        ("a", 9, " ^"),
    ])
    func `the caret stands below its character`(line: String, column: Int, caret: String) throws {
        let diagnostic = Diagnostic(id: "x", file: "f", line: 1, column: column, message: "m")

        let text = diagnostic.text(in: SourceFile(path: "f", text: line))

        let last = try #require(text.split(separator: "\n").last)
        #expect(last == "  | " + caret)
    }

    @Test func `a long line is shown around its caret`() {
        let line = String(repeating: "a", count: 500) + "!" + String(repeating: "b", count: 500)
        let diagnostic = Diagnostic(id: "x", file: "f", line: 1, column: 501, message: "m")

        let lines = diagnostic.text(in: SourceFile(path: "f", text: line)).split(separator: "\n")

        #expect(lines[1].count < 200)
        let caret = lines[2].firstIndex(of: "^").map {
            lines[2].distance(from: lines[2].startIndex, to: $0)
        }
        let mark = lines[1].firstIndex(of: "!").map {
            lines[1].distance(from: lines[1].startIndex, to: $0)
        }
        #expect(caret == mark)
    }

    @Test func `programs read a diagnostic as JSON with its place`() throws {
        let diagnostic = Diagnostic(
            id: "wait-unbounded",
            severity: .warning,
            file: "f",
            line: 2,
            column: 3,
            message: "m"
        )

        guard case .map(let map) = diagnostic.json else { throw NotAMap() }
        let keys = map.entries.map { entry in
            if case .string(let key) = entry.key { key } else { "" }
        }
        #expect(keys == ["file", "line", "column", "severity", "id", "message"])
    }

    /// Those that no file of a fixture can show have a test of their own.
    @Test func `every id is shown by a fixture`() throws {
        let shown = try FixtureFiles.names(in: FixtureFiles.folder).filter { $0.hasSuffix(".txt") }
            .map { try FixtureFiles.read(FixtureFiles.folder.appendingPathComponent($0)).text }
            .joined()
        let elsewhere: Set<DiagnosticID> = [
            .fileUnreadable, .fileTooLarge, .folderTooLarge, .yamlSize,
        ]

        let missing = DiagnosticID.allCases.filter {
            !shown.contains("[\($0.rawValue)]") && !elsewhere.contains($0)
        }

        #expect(missing.isEmpty)
    }

    private struct NotAMap: Error {}
}
