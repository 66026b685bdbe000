import Foundation
package import JourneyCore

/// Reads a folder of journeys: `*.journey.yaml`, `*.message.yaml` with their bodies, `policy.yaml`,
/// and the tests in `*.test.yaml`.
///
/// ```
/// let loaded = JourneyFolder.load(at: "Journeys", calendar: zones)
/// guard let programme = loaded.programme else { … loaded.diagnostics.text(in: loaded.files) }
/// ```
package enum JourneyFolder {
    /// Reads what lies in the folder itself; folders within it are other people's.
    ///
    /// With a calendar, time zones are checked.
    package static func load(at path: String, calendar: (any CivilCalendar)? = nil) -> Loaded {
        let report = Report()
        let files = FolderListing(path: path, report: report).read()
        return load(files: files, calendar: calendar, report: report)
    }

    /// Reads files that are at hand already; their paths are relative to the folder.
    package static func load(
        files: [SourceFile],
        calendar: (any CivilCalendar)? = nil
    ) -> Loaded {
        load(files: files, calendar: calendar, report: Report())
    }

    private static func load(
        files: [SourceFile],
        calendar: (any CivilCalendar)?,
        report: Report
    ) -> Loaded {
        let files = files.sorted { $0.path < $1.path }
        var reader = FolderReader(files: files, calendar: calendar, report: report)
        reader.read()
        // A broken test says nothing against what it tests.
        let programme = report.hasErrors ? nil : reader.programme()
        return Loaded(
            programme: programme,
            contents: reader.contents,
            scenarios: reader.scenarios(),
            diagnostics: report.diagnostics.inOrder,
            files: files
        )
    }
}

/// Takes the files of a folder in, within limits.
private struct FolderListing {
    let path: String
    let report: Report

    func read() -> [SourceFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            fail(.fileUnreadable, path, "the folder '\(path)' can't be read", help: nil)
            return []
        }
        let wanted = names.filter { !$0.hasPrefix(".") && FileKind($0) != .other }.sorted()
        guard wanted.count <= Limits.filesMax else {
            fail(
                .folderTooLarge,
                path,
                "the folder has \(wanted.count) files, and \(Limits.filesMax) are the most",
                help: "move what is not in use out of it"
            )
            return []
        }
        return wanted.compactMap { file($0) }
    }

    private func file(_ name: String) -> SourceFile? {
        let data: Data
        do {
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path + "/" + name))
            defer { try? handle.close() }
            data = try handle.read(upToCount: Limits.fileBytesMax + 1) ?? Data()
        } catch {
            fail(.fileUnreadable, name, "the file can't be read", help: "check its permissions")
            return nil
        }
        guard data.count <= Limits.fileBytesMax else {
            fail(
                .fileTooLarge,
                name,
                "the file is larger than \(Limits.fileBytesMax / 1024) KiB",
                help: "split it, or host its images elsewhere"
            )
            return nil
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            fail(.notUTF8, name, "the file is not UTF-8", help: "save it with that encoding")
            return nil
        }
        return SourceFile(path: name, text: text)
    }

    private func fail(_ id: DiagnosticID, _ file: String, _ message: String, help: String?) {
        report.add(
            Diagnostic(
                id: id.rawValue,
                file: file,
                line: 1,
                column: 1,
                message: message,
                help: help
            )
        )
    }
}
