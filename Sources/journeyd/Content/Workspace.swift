import Foundation
import JourneyCore
import JourneyFile

/// A folder of journeys, messages and a policy, ready to decide and to speak.
struct Workspace {
    let decider: Decider
    let renderer: MessageRenderer

    /// Everything that is wrong with the files, drawn for people, when anything is.
    static func load(_ folder: String, calendar: any CivilCalendar) throws -> Workspace {
        guard FileManager.default.fileExists(atPath: folder) else {
            throw Complaint("there is no folder '\(folder)': name the one with the journeys")
        }
        let checked = try CheckedFolder(folder, calendar: calendar)
        guard let workspace = checked.workspace else {
            let errors = checked.diagnostics.filter { $0.isError && !$0.isAboutTest }
            throw Complaint(
                drawing: checked.drawing(of: errors),
                "the files of '\(folder)' have errors (\(errors.count)): correct them first"
            )
        }
        return workspace
    }
}

/// A folder that was read: what is wrong with it, and the workspace if nothing is.
struct CheckedFolder {
    let diagnostics: [Diagnostic]
    /// `nil` where anything but a test is wrong.
    let workspace: Workspace?
    let scenarios: [Scenario]
    private let files: [SourceFile]

    /// Of a file within a folder only its own problems are kept; it is checked beside the others.
    init(_ path: String, calendar: any CivilCalendar) throws {
        let (folder, file) = Self.split(path)
        let loaded = JourneyFolder.load(at: folder, calendar: calendar)
        files = loaded.files
        scenarios = loaded.scenarios.filter { file == nil || $0.file == file }
        var problems = loaded.diagnostics
        let policy = loaded.programme?.policy ?? .forChecking
        let renderer = MessageRenderer(
            loaded.contents,
            policy: policy,
            calendar: calendar,
            problems: &problems
        )
        diagnostics = problems.inOrder.filter { file == nil || $0.file == file }
        let isReady = !problems.contains { $0.isError && !$0.isAboutTest }
        if let programme = loaded.programme, isReady {
            workspace = Workspace(
                decider: Decider(programme: programme, calendar: calendar),
                renderer: renderer
            )
        } else {
            workspace = nil
        }
    }

    private static func split(_ path: String) -> (folder: String, file: String?) {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        guard exists, !isFolder.boolValue else { return (path, nil) }
        let url = URL(fileURLWithPath: path)
        return (url.deletingLastPathComponent().path, url.lastPathComponent)
    }

    func drawing(of diagnostics: [Diagnostic]) -> String {
        diagnostics.text(in: files)
    }
}

extension Policy {
    /// Stands in for one that can't be read, so that messages are checked all the same.
    fileprivate static let forChecking = Policy(
        timeZone: "UTC",
        currency: "EUR",
        channels: [:],
        version: 0
    )
}
