import Foundation
import JourneyCore
import JourneyTemplate
import Testing

/// The bodies of the messages that come with the product.
struct ShippedMessageTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Journeys")

    private static let bodies: [String] = {
        let path = folder.path(percentEncoded: false)
        let files = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return files.filter { $0.hasSuffix(".html") || $0.hasSuffix(".txt") }.sorted()
    }()

    @Test(arguments: bodies)
    func `a shipped message is in good order and has its own language's money`(body: String) throws
    {
        let source = try String(contentsOf: Self.folder.appending(path: body), encoding: .utf8)
        let context: EscapingContext = body.hasSuffix(".html") ? .html : .plain
        let template = try Template(parsing: source, as: context, limits: .standard)
        let scope = scope(
            """
            {"customer": {"firstName": "<Anna>"}, "vars": {"code_until": "2026-03-10"},
            "entry": {"total": 7400.5, "items_count": 2, "cart_id": "c 1"},
            "unsubscribe": "https://shop.example/u?t=1&s=2"}
            """
        )

        let rendered = try template.render(scope, environment: .moscow).get()

        #expect(rendered.undefinedNames.isEmpty)
        #expect(context != .html || !rendered.text.contains("<Anna>"))
        let mentionsTotal = template.referencedPaths.contains { $0.text == "entry.total" }
        #expect(!mentionsTotal || rendered.text.contains("7\u{a0}400,50\u{a0}₽"))
    }
}
