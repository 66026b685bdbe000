import Foundation
import JourneyCore
import JourneyEngine
import Testing

/// The page about `explain` shows what explain says; `RECORD=1` writes its words into the page.
struct ExplainTests {
    private static let path = "docs/explain.md"
    private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil

    @Test func `each scene of the page is explained as the page says`() async throws {
        let page = try #require(Docs.page(Self.path))
        var written: [String] = []
        var lines = page.lines[...]
        var scene: ExplainScene?
        var shown: [String: Int] = [:]
        while let line = lines.popFirst() {
            written.append(line)
            guard line.hasPrefix("```"), line != "```" else { continue }
            let language = String(line.dropFirst(3))
            let body = Array(lines.prefix { $0 != "```" })
            lines = lines.dropFirst(body.count + 1)
            var answer = body
            if language == "scene" {
                var played = try ExplainScene()
                try await played.play(body)
                scene = played
            } else if let played = scene, let text = try await Self.text(language, of: played) {
                answer = text.split(separator: "\n", omittingEmptySubsequences: false)
                    .map(String.init)
                #expect(
                    answer == body || Self.isRecording,
                    "\(written.last { $0.first == "#" } ?? "")"
                )
            }
            shown[language, default: 0] += 1
            written += answer + ["```"]
        }
        #expect(shown["scene"] == 10 && shown["text"] == 10)
        #expect(shown["text ru"] == 2 && shown["json"] == 1)
        if Self.isRecording { try Docs.write(written.joined(separator: "\n"), to: Self.path) }
    }

    private static func text(_ language: String, of scene: ExplainScene) async throws -> String? {
        switch language {
        case "text": try await scene.explanation(in: .english).text
        case "text ru": try await scene.explanation(in: .russian).text
        case "json": try await scene.explanation(in: .english).json.indented()
        default: nil
        }
    }

    @Test func `the scenes' files are a folder without problems`() throws {
        _ = try ExplainScene()
    }
}

extension Value {
    /// For people: a member or an element a line.
    fileprivate func indented(_ depth: Int = 0) -> String {
        let margin = String(repeating: "  ", count: depth + 1)
        let end = "\n" + String(repeating: "  ", count: depth)
        switch self {
        case .map(let map) where !map.isEmpty:
            let members: [String] = map.entries.map { entry in
                "\(margin)\(entry.key.jsonText): \(entry.value.indented(depth + 1))"
            }
            return "{\n" + members.joined(separator: ",\n") + end + "}"
        case .list(let list) where !list.isEmpty:
            let items: [String] = list.map { "\(margin)\($0.indented(depth + 1))" }
            return "[\n" + items.joined(separator: ",\n") + end + "]"
        default: return jsonText
        }
    }
}
