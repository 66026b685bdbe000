import JourneyCore
import JourneyFile
import JourneyTesting
import Testing

/// The small shop of the fixtures, with files put in or replaced.
enum Shop {
    /// The shop with `files` in the place of those of the same path.
    static func load(_ files: [SourceFile]) throws -> Loaded {
        let paths = Set(files.map(\.path))
        let rest = try FixtureFiles.shop().filter { !paths.contains($0.path) }
        return JourneyFolder.load(files: rest + files, calendar: TestZones.calendar)
    }

    /// The only journey of a shop, from the text of its file.
    static func journey(_ text: String) throws -> Journey {
        let loaded = try load([SourceFile(path: "it.journey.yaml", text: text)])
        #expect(loaded.report == "clean\n")
        return try #require(loaded.programme?.journeys.first)
    }

    /// The policy of a shop, from the text of its file.
    static func policy(_ text: String) throws -> Policy {
        let loaded = try load([SourceFile(path: "policy.yaml", text: text)])
        #expect(loaded.report == "clean\n")
        return try #require(loaded.programme).policy
    }
}
