import Foundation
import Yams

/// Where the daemon finds things and where it listens: the options, else the file, else defaults.
struct Settings {
    var database: String
    var journeys: String
    var listen: String
    var socket: String
    var publicURL: String
    var isBehindProxy: Bool

    init(file: String?, run: Run) throws {
        let values = try file.map(Self.read) ?? [:]
        database = run.db ?? values["db"] ?? "journeyd.sqlite"
        journeys = run.journeys ?? values["journeys"] ?? "Journeys"
        listen = run.listen ?? values["listen"] ?? "127.0.0.1:7070"
        socket = run.socket ?? values["socket"] ?? database + ".sock"
        publicURL = run.publicURL ?? values["public-url"] ?? "http://\(listen)"
        isBehindProxy = run.behindProxy || values["behind-proxy"] == "true"
    }

    private static let names = [
        "db", "journeys", "listen", "socket", "public-url", "behind-proxy",
    ]

    private static func read(_ path: String) throws -> [String: String] {
        let text = String(decoding: try InputFile.bytes(of: path), as: UTF8.self)
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw Complaint("\(path): \(error)")
        }
        guard let root else { return [:] }
        guard let mapping = root.mapping else {
            throw Complaint(
                "\(path): the settings are a mapping of \(names.joined(separator: ", "))"
            )
        }
        var values: [String: String] = [:]
        for (key, value) in mapping {
            let place = "\(path):\(key.mark?.line ?? 1)"
            guard let name = key.string, names.contains(name) else {
                throw Complaint(
                    "\(place): unknown setting '\(key.string ?? "")': there are "
                        + names.joined(separator: ", ")
                )
            }
            guard let text = value.scalar?.string, !text.isEmpty else {
                throw Complaint("\(place): '\(name)' is a text")
            }
            values[name] = text
        }
        return values
    }
}
