import Foundation
import JourneyCore
import JourneyFile
import JourneyTesting
import Testing

/// The tables of `docs/rules` say what the arbiter says; `RECORD=1` writes its words into them.
struct RuleTests {
    private static let pages = Docs.names(in: "docs/rules", suffix: ".md")
        .filter { $0 != "README.md" }.map { "docs/rules/" + $0 }
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil

    @Test func `every rule has its table, in their order`() {
        let expected = Rule.allCases.map { rule in
            let number = rule.rawValue < 10 ? "0\(rule.rawValue)" : "\(rule.rawValue)"
            return "docs/rules/\(number)-\(rule).md"
        }

        #expect(Self.pages == expected)
    }

    @Test(arguments: pages)
    func `the arbiter decides each example as its page says`(path: String) throws {
        let page = try #require(Docs.page(path))
        let file = try #require(page.files.first { $0.name == "policy.yaml" })
        let loaded = JourneyFolder.load(
            files: [SourceFile(path: "policy.yaml", text: file.text)],
            calendar: TestZones.calendar
        )
        let policy = try #require(loaded.programme?.policy, "\(loaded.diagnostics)")
        var lines = page.lines
        var examples = 0
        for (index, line) in lines.enumerated() {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard line.hasPrefix("| "), cells.count == 5, cells[0] != "customer" else { continue }
            examples += 1
            let example = RuleExample(
                customer: cells[0],
                before: cells[1],
                now: cells[2],
                contact: cells[3]
            )
            let verdict = try example.verdict(under: policy)
            if Self.isRecording {
                lines[index] = "| " + (cells[..<4] + [verdict]).joined(separator: " | ") + " |"
            } else {
                #expect(verdict == cells[4], "line \(index + 1)")
            }
        }
        #expect(examples >= 4)
        if Self.isRecording { try Docs.write(lines.joined(separator: "\n"), to: path) }
    }
}
