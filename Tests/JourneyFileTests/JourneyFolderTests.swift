import Foundation
import JourneyCore
import JourneyFile
import JourneyTesting
import Testing

struct JourneyFolderTests {
    @Test func `a folder that is not there is reported and gives no programme`() {
        let loaded = JourneyFolder.load(at: "/no/such/folder")

        #expect(loaded.programme == nil)
        #expect(loaded.diagnostics.map(\.id) == ["file-unreadable", "policy-missing"])
    }

    @Test func `a file beyond the limit is not read`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("journey-file-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in try FixtureFiles.shop() {
            let url = folder.appendingPathComponent(file.path)
            try file.text.write(to: url, atomically: true, encoding: .utf8)
        }
        try String(repeating: "x", count: 256 * 1024 + 1)
            .write(to: folder.appendingPathComponent("big.html"), atomically: true, encoding: .utf8)

        let loaded = JourneyFolder.load(at: folder.path)

        #expect(loaded.programme == nil)
        #expect(loaded.diagnostics.map(\.id) == ["file-too-large"])
    }

    @Test func `the order of the files makes no difference`() throws {
        let files = try FixtureFiles.read(folder: FixtureFiles.shipped)

        let forward = JourneyFolder.load(files: files)
        let backward = JourneyFolder.load(files: files.reversed())

        #expect(forward.diagnostics == backward.diagnostics)
        #expect(forward.programme?.policy.version == backward.programme?.policy.version)
        #expect(
            forward.programme?.journeys.map(\.version)
                == backward.programme?.journeys.map(\.version)
        )
    }

    @Test(arguments: UInt64(0)..<200)
    func `no mutation of the shipped files traps, and all places are in their files`(
        seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var files = try FixtureFiles.read(folder: FixtureFiles.shipped)
        let index = Int.random(in: files.indices, using: &generator)
        let text = Mutation.mutate(files[index].text, using: &generator)
        files[index] = SourceFile(path: files[index].path, text: text)

        let loaded = JourneyFolder.load(files: files)

        let others = loaded.diagnostics.filter { !$0.isAboutTest }
        #expect((loaded.programme == nil) == others.hasErrors)
        #expect(loaded.diagnostics == loaded.diagnostics.sorted())
        for diagnostic in loaded.diagnostics where diagnostic.id != "policy-missing" {
            let file = try #require(loaded.files.first { $0.path == diagnostic.file })
            #expect((1...file.lines.count).contains(diagnostic.line))
            let width = file.lines[diagnostic.line - 1].count
            #expect((1...width + 1).contains(diagnostic.column))
            #expect(!diagnostic.message.hasSuffix("."))
        }
        _ = loaded.diagnostics.text(in: loaded.files)
    }
}
