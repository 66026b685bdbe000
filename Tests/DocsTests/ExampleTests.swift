import JourneyFile
import JourneyTemplate
import Testing

/// The examples of the documentation are read as the daemon reads them.
struct ExampleTests {
    /// The examples of all pages are one folder: the policy from one page, messages from another.
    private static let shown = Docs.pages.flatMap(\.files).filter { !$0.name.contains("/") }
        .map { SourceFile(path: $0.name, text: $0.text) }
    private static let firstJourney = Docs.folder("docs/first-journey")

    @Test func `the examples of the pages are a folder without problems`() {
        #expect(Self.shown.contains { $0.path == "policy.yaml" })
        #expect(Set(Self.shown.map(\.path)).count == Self.shown.count)
        Self.expectClean(Self.shown)
    }

    @Test func `the first journey is a folder without problems`() {
        Self.expectClean(Self.firstJourney)
    }

    /// A block whose name has a folder shows a file that is there.
    @Test(arguments: Docs.pages)
    func `a page shows files as they are`(page: Page) {
        for file in page.files where file.name.contains("/") {
            #expect(Docs.text(of: "docs/" + file.name) == file.text, "\(file.name)")
        }
    }

    @Test func `the readme shows the first journey as it is`() throws {
        let readme = try #require(Docs.readme)
        let journey = try #require(Docs.text(of: "docs/first-journey/hello.journey.yaml"))

        #expect(readme.blocks.contains { $0.lines.joined(separator: "\n") + "\n" == journey })
    }

    @Test func `the adapters' page shows the example as it is`() throws {
        let page = try #require(Docs.page("docs/adapters.md"))
        let script = try #require(Docs.text(of: "Scripts/adapter-example.py"))

        #expect(page.blocks.contains { $0.lines.joined(separator: "\n") + "\n" == script })
    }

    private static func expectClean(_ files: [SourceFile]) {
        let loaded = JourneyFolder.load(files: files)
        #expect(loaded.diagnostics.isEmpty, "\(loaded.diagnostics.text(in: loaded.files))")
        #expect(loaded.programme != nil)
        for content in loaded.contents {
            for field in content.renditions.flatMap(\.fields) {
                for variant in field.variants {
                    expectTemplate(variant.text, as: field.name == "html" ? .html : .plain)
                }
            }
        }
    }

    private static func expectTemplate(_ text: String, as context: EscapingContext) {
        do throws(TemplateProblems) {
            _ = try Template(parsing: text, as: context, limits: .standard)
        } catch {
            Issue.record("\(error.all.map(\.message)) in \(text)")
        }
    }
}
