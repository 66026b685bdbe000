import Foundation
import JourneyFile
import Testing

/// Where the files of these tests lie.
enum FixtureFiles {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures")

    /// The journeys that are shipped.
    static let shipped = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Journeys")

    static func read(_ url: URL, as path: String? = nil) throws -> SourceFile {
        SourceFile(
            path: path ?? url.lastPathComponent,
            text: try String(contentsOf: url, encoding: .utf8)
        )
    }

    /// The readable files of a folder, sorted.
    static func read(folder: URL) throws -> [SourceFile] {
        try names(in: folder)
            .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".html") || $0.hasSuffix(".txt") }
            .map { try read(folder.appendingPathComponent($0)) }
    }

    static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    /// A small shop: a policy and three messages, for fixtures of one file.
    static func shop() throws -> [SourceFile] {
        try read(folder: folder.appendingPathComponent("shop"))
    }

    /// The cases of one kind, by the name before `suffix`.
    static func cases(_ suffix: String) -> [String] {
        let all = (try? names(in: folder)) ?? []
        return all.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }
    }
}

extension Loaded {
    /// Every diagnostic with its id before it; `clean` when there is none.
    var report: String {
        guard !diagnostics.isEmpty else { return "clean\n" }
        return diagnostics.map { diagnostic in
            let source = files.first { $0.path == diagnostic.file }
            return "[\(diagnostic.id)]\n" + diagnostic.text(in: source)
        }
        .joined(separator: "\n")
    }
}
