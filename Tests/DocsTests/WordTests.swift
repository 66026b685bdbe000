import JourneyCore
import Testing

@testable import JourneyTemplate

/// The tables of the documentation have the words of the code, all of them and no others.
struct WordTests {
    @Test func `the policy's page lists every reason`() throws {
        let listed = try Self.words("docs/policy.md", below: "## Reasons")

        #expect(listed.sorted() == Reason.allCases.map(\.word).sorted())
    }

    @Test func `the page about explain lists every rejection`() throws {
        let listed = try Self.words("docs/explain.md", below: "## Why somebody was not let in")

        #expect(listed == Rejection.Reason.allCases.map(\.word))
    }

    @Test func `the policy's page lists the rules in their order`() throws {
        let rows = try Self.rows("docs/policy.md", below: "## The rules")
        let listed = rows.filter { $0.count > 1 && Int($0[0]) != nil }
            .map { "\($0[0]) \($0[1].filter { $0 != "`" })" }

        #expect(listed == Rule.allCases.map { "\($0.rawValue) \($0)" })
    }

    @Test func `the messages' page lists every filter`() throws {
        let page = try #require(Docs.page("docs/messages.md"))
        let lines = page.section(below: "### Filters")
        let listed = lines.filter { $0.hasPrefix("| ") }
            .flatMap { $0.split(separator: "|").dropFirst().first?.split(separator: "`") ?? [] }
            .filter { !$0.contains(" ") && !$0.contains(",") }
            .map(String.init)

        #expect(listed.sorted() == FilterTable.filters.keys.sorted())
    }

    @Test(arguments: Docs.pages + Docs.decisions)
    func `every link of a page leads to a file`(page: Page) {
        for link in page.links { #expect(Docs.exists(link), "\(link) in \(page.path)") }
    }

    @Test(arguments: Docs.decisions)
    func `a decision says why in at most forty lines`(page: Page) {
        #expect(page.lines.count <= 41)
        for heading in ["Context", "Decision", "Consequences", "Weighed as well", "Look again"] {
            #expect(page.lines.contains("## " + heading), "\(heading)")
        }
    }

    private static func rows(_ path: String, below heading: String) throws -> [[String]] {
        try #require(Docs.page(path)).section(below: heading).filter { $0.first == "|" }.map {
            $0.split(separator: "|").map { $0.split(separator: " ").joined(separator: " ") }
        }
    }

    /// The words in backticks in the first column.
    private static func words(_ path: String, below heading: String) throws -> [String] {
        try rows(path, below: heading).compactMap { row in
            guard let cell = row.first, cell.hasPrefix("`"), cell.hasSuffix("`") else { return nil }
            return String(cell.dropFirst().dropLast())
        }
    }
}

extension Page {
    /// The lines up to the next heading of the same level or a higher one.
    fileprivate func section(below heading: String) -> ArraySlice<String> {
        guard let start = lines.firstIndex(of: heading) else { return [] }
        let level = heading.prefix { $0 == "#" }.count
        return lines[(start + 1)...].prefix { line in
            let marks = line.prefix { $0 == "#" }.count
            return marks == 0 || marks > level
        }
    }
}
