import Foundation
import JourneyHTTP
import Yams

/// Where the daemon finds things and where it listens: the options, else the file, else defaults.
struct Settings {
    var database: String
    var journeys: String
    var listen: ListeningAddress
    /// An absolute path: commands find it from wherever they are called.
    var socket: String
    var publicURL: String
    var isBehindProxy: Bool

    init(file: String?, run: Run) throws {
        let values = try file.map(Self.read) ?? [:]
        database = run.db ?? values["db"] ?? "journeyd.sqlite"
        journeys = run.journeys ?? values["journeys"] ?? "Journeys"
        isBehindProxy = try run.behindProxy || Self.flag("behind-proxy", in: values)
        listen = try Self.address(
            run.listen ?? values["listen"] ?? "127.0.0.1:7070",
            isBehindProxy: isBehindProxy
        )
        socket = try Self.socket(run.socket ?? values["socket"] ?? database + ".sock")
        publicURL = run.publicURL ?? values["public-url"] ?? "http://\(listen)"
    }

    private static func address(_ text: String, isBehindProxy: Bool) throws -> ListeningAddress {
        guard let address = ListeningAddress(hostAndPort: text) else {
            throw Complaint(
                "'\(text)' is no address: it is host:port, such as 127.0.0.1:7070",
                exitCode: 2
            )
        }
        guard isBehindProxy || address.isLocal else {
            throw Complaint("\(ServerError.publicAddress(address))", exitCode: 2)
        }
        return address
    }

    private static func socket(_ path: String) throws -> String {
        let absolute =
            path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        let count = absolute.utf8.count
        guard count <= socketBytesMax else {
            throw Complaint(
                "the path of the socket is \(count) bytes long and the system takes "
                    + "\(socketBytesMax): name a shorter one with --socket; '\(absolute)'",
                exitCode: 2
            )
        }
        return absolute
    }

    /// What `sockaddr_un` holds, without the zero at its end.
    private static let socketBytesMax = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

    private static func flag(_ name: String, in values: [String: String]) throws -> Bool {
        switch values[name] {
        case nil, "false": return false
        case "true": return true
        case let other?:
            throw Complaint("the setting '\(name)' is true or false, not '\(other)'")
        }
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
