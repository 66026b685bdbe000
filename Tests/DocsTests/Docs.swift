import Foundation
import JourneyFile

/// The pages of the documentation, and the texts beside them that pages speak of.
enum Docs {
    /// The pages for users; decision records are not among them.
    static let pages: [Page] = names(in: "docs", suffix: ".md").compactMap { page("docs/" + $0) }

    static let readme = page("README.md")
    static let changelog = page("CHANGELOG.md")

    static let decisions: [Page] = names(in: "docs/decisions", suffix: ".md")
        .compactMap { page("docs/decisions/" + $0) }

    static func page(_ path: String) -> Page? {
        text(of: path).map { Page(path: path, text: $0) }
    }

    /// `path` is from the root of the repository.
    static func text(of path: String) -> String? {
        try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Only for recording.
    static func write(_ text: String, to path: String) throws {
        try text.write(to: root.appendingPathComponent(path), atomically: true, encoding: .utf8)
    }

    static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
    }

    /// The readable files of a folder of journeys.
    static func folder(_ path: String) -> [SourceFile] {
        [".yaml", ".html", ".txt"].flatMap { names(in: path, suffix: $0) }.compactMap { name in
            text(of: "\(path)/\(name)").map { SourceFile(path: name, text: $0) }
        }
    }

    static func names(in path: String, suffix: String) -> [String] {
        let folder = root.appendingPathComponent(path).path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(suffix) }.sorted()
    }

    private static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
