import Foundation
import JourneyFile
import JourneyTesting
import Testing

/// Every file of `Fixtures` is read, and what is said about it is compared with the text beside it.
struct FixtureTests {
    @Test(arguments: FixtureFiles.cases(".journey.yaml"))
    func `a journey file is judged as the text beside it says`(name: String) throws {
        try expectReport(name, ".journey.yaml", as: "\(name).journey.yaml")
    }

    @Test(arguments: FixtureFiles.cases(".message.yaml"))
    func `a message file is judged as the text beside it says`(name: String) throws {
        try expectReport(name, ".message.yaml", as: "\(name).message.yaml")
    }

    @Test(arguments: FixtureFiles.cases(".policy.yaml"))
    func `a policy file is judged as the text beside it says`(name: String) throws {
        try expectReport(name, ".policy.yaml", as: "policy.yaml")
    }

    @Test(arguments: FixtureFiles.cases(".folder"))
    func `a folder is judged as the text beside it says`(name: String) throws {
        let folder = FixtureFiles.folder.appendingPathComponent(name + ".folder")

        let loaded = JourneyFolder.load(at: folder.path, calendar: TestZones.calendar)

        try expectGolden(
            loaded.report,
            at: FixtureFiles.folder.appendingPathComponent(name + ".txt")
        )
        // Nobody is kept from running what a broken test is about.
        let others = loaded.diagnostics.filter { !$0.isAboutTest }
        #expect((loaded.programme == nil) == others.hasErrors)
    }

    private func expectReport(_ name: String, _ suffix: String, as path: String) throws {
        let url = FixtureFiles.folder.appendingPathComponent(name + suffix)
        let file = try FixtureFiles.read(url, as: path)
        let shop = try FixtureFiles.shop().filter { $0.path != path }

        let loaded = JourneyFolder.load(files: shop + [file], calendar: TestZones.calendar)

        try expectGolden(
            loaded.report,
            at: FixtureFiles.folder.appendingPathComponent(name + ".txt")
        )
        #expect((loaded.programme == nil) == loaded.diagnostics.hasErrors)
    }
}
