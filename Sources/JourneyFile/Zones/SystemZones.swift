import Foundation
package import JourneyCore

/// Reads the time zones that the system keeps as files, with the rules of its last update.
///
/// Foundation carries rules of its own, as old as the toolchain, so they are not asked.
package enum SystemZones {
    package static let usualFolder = "/usr/share/zoneinfo"

    /// The folder that `TZDIR` names in `environment`, else the usual one.
    package static func folder(environment: [String: String]) -> String {
        guard let folder = environment["TZDIR"], !folder.isEmpty else { return usualFolder }
        return folder
    }

    /// All zones of `folder`; its files' names are the zones'.
    ///
    /// Left out are files that are no zones and the folders `posix` and `right`, which repeat all.
    package static func load(from folder: String) throws(SystemZonesError) -> ZoneCalendar {
        let root = URL(fileURLWithPath: folder, isDirectory: true)
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory),
            isDirectory.boolValue
        else { throw .missing(folder: folder) }
        var tables: [String: ZoneTable] = [:]
        var tablesByContents: [[UInt8]: ZoneTable] = [:]
        for name in try names(in: folder) {
            guard let data = try? Data(contentsOf: root.appending(path: name)), isZone(data) else {
                continue
            }
            // Most files are one of several names of a zone.
            let bytes = Array(data)
            if let table = tablesByContents[bytes] {
                tables[name] = table
                continue
            }
            do {
                let table = try ZoneTable(tzif: bytes)
                tablesByContents[bytes] = table
                tables[name] = table
            } catch {
                throw .damaged(zone: name, folder: folder, reason: error)
            }
        }
        guard tables["UTC"] != nil || tables["Etc/UTC"] != nil else { throw .empty(folder: folder) }
        return ZoneCalendar(tables, version: version(in: root))
    }

    /// Relative paths of the files that may be zones.
    private static func names(in folder: String) throws(SystemZonesError) -> [String] {
        var names: [String] = []
        var folders = [""]
        while let parent = folders.popLast() {
            let path = parent.isEmpty ? folder : "\(folder)/\(parent)"
            guard let entries = try? FileManager.default.contentsOfDirectory(atPath: path) else {
                throw .missing(folder: path)
            }
            for entry in entries where isZoneName(entry) {
                let name = parent.isEmpty ? entry : "\(parent)/\(entry)"
                var isDirectory: ObjCBool = false
                let exists = FileManager.default.fileExists(
                    atPath: "\(folder)/\(name)",
                    isDirectory: &isDirectory
                )
                guard exists else { continue }
                guard isDirectory.boolValue else {
                    names.append(name)
                    continue
                }
                // Deeper than any zone's name lies only a link that leads round in a circle.
                if name.split(separator: "/").count < 4 { folders.append(name) }
            }
        }
        return names
    }

    /// Zones have no dot in their name and begin with a capital letter.
    private static func isZoneName(_ name: String) -> Bool {
        name.first?.isUppercase == true && !name.contains(".")
    }

    private static func isZone(_ data: Data) -> Bool {
        data.starts(with: Data("TZif".utf8))
    }

    /// From `+VERSION`, else from the first line of `tzdata.zi`; empty when neither is there.
    private static func version(in root: URL) -> String {
        if let text = try? String(contentsOf: root.appending(path: "+VERSION"), encoding: .utf8) {
            return text.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard let file = try? FileHandle(forReadingFrom: root.appending(path: "tzdata.zi")) else {
            return ""
        }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: 64) else { return "" }
        let line = String(decoding: data, as: UTF8.self).prefix { !$0.isNewline }
        let prefix = "# version "
        return line.hasPrefix(prefix) ? String(line.dropFirst(prefix.count)) : ""
    }
}
