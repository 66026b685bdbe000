import Foundation
import JourneyCore
import JourneyFile
import Testing

@Suite struct SystemZonesTests {
    static let hasSystemZones = FileManager.default.fileExists(
        atPath: "\(SystemZones.usualFolder)/Europe/Berlin"
    )

    @Test(.enabled(if: hasSystemZones))
    func `the system's zones are there with their aliases and their version`() throws {
        let zones = try SystemZones.load(from: SystemZones.usualFolder)

        #expect(zones.names.count > 300)
        #expect(!zones.version.isEmpty)
        for name in ["UTC", "Etc/GMT+5", "America/Argentina/Buenos_Aires", "Europe/Moscow"] {
            #expect(zones.knows(name), "\(name)")
        }
        for name in ["", "posix/UTC", "right/UTC", "zone.tab", "localtime", "europe/berlin"] {
            #expect(!zones.knows(name), "\(name)")
        }
        let summer = try #require(Timestamp(rfc3339: "2026-07-01T12:00:00Z"))
        #expect(zones.offsetSeconds(of: "Europe/Moscow", at: summer) == 10_800)
        #expect(zones.offsetSeconds(of: "Europe/Berlin", at: summer) == 7_200)
    }

    @Test func `a missing folder is answered with the way out`() {
        let error = #expect(throws: SystemZonesError.self) {
            try SystemZones.load(from: "/nowhere/zoneinfo")
        }

        #expect(
            error?.description
                == "there are no time zones in '/nowhere/zoneinfo'; install them with 'apt-get"
                + " install tzdata' (Debian, Ubuntu) or 'dnf install tzdata', or name their folder"
                + " in TZDIR"
        )
    }

    @Test func `TZDIR names the folder`() {
        #expect(SystemZones.folder(environment: ["TZDIR": "/opt/zones"]) == "/opt/zones")
        #expect(SystemZones.folder(environment: ["TZDIR": ""]) == SystemZones.usualFolder)
        #expect(SystemZones.folder(environment: [:]) == SystemZones.usualFolder)
    }

    @Test(.enabled(if: hasSystemZones))
    func `only zones are taken from a folder, and damaged ones are named`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "zones-\(ProcessInfo.processInfo.globallyUniqueString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let area = folder.appending(path: "Area")
        try FileManager.default.createDirectory(at: area, withIntermediateDirectories: true)
        let berlin = URL(fileURLWithPath: "\(SystemZones.usualFolder)/Europe/Berlin")
        let bytes = try Data(contentsOf: berlin)

        try Data("no zone".utf8).write(to: folder.appending(path: "README"))
        #expect(throws: SystemZonesError.empty(folder: folder.path)) {
            try SystemZones.load(from: folder.path)
        }
        try bytes.write(to: folder.appending(path: "UTC"))
        try bytes.write(to: area.appending(path: "City"))
        try FileManager.default.createSymbolicLink(
            at: area.appending(path: "Round"),
            withDestinationURL: area
        )
        try Data("2031z\n".utf8).write(to: folder.appending(path: "+VERSION"))
        let zones = try SystemZones.load(from: folder.path)
        #expect(zones.knows("Area/City") && zones.knows("UTC") && !zones.knows("README"))
        #expect(zones.version == "2031z")

        try bytes.prefix(500).write(to: area.appending(path: "Broken"))
        let error = #expect(throws: SystemZonesError.self) {
            try SystemZones.load(from: folder.path)
        }
        #expect(
            error == .damaged(zone: "Area/Broken", folder: folder.path, reason: .truncated)
        )
    }
}
