import Foundation
import JourneyCore

/// One daemon per database: a lock file beside it, which tells commands where the daemon listens.
final class DatabaseLock {
    /// What commands need in order to ask the daemon.
    struct Contents {
        var pid: Int32
        var socket: String
        /// An admin key that lives as long as the daemon.
        var key: String

        init(pid: Int32, socket: String, key: String) {
            self.pid = pid
            self.socket = socket
            self.key = key
        }

        init?(_ data: Data) {
            guard case .map(let map)? = try? Value(json: Array(data)),
                case .int(let pid)? = map["pid"], case .string(let socket)? = map["socket"],
                case .string(let key)? = map["key"]
            else { return nil }
            self.init(pid: Int32(truncatingIfNeeded: pid), socket: socket, key: key)
        }

        var json: [UInt8] {
            Value.map([
                "pid": .int(Int64(pid)), "socket": .string(socket), "key": .string(key),
            ]).json
        }
    }

    private let descriptor: Int32
    private let path: String

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    static func path(of database: String) -> String { database + ".lock" }

    /// Takes the lock for the life of the process.
    static func take(for database: String) throws -> DatabaseLock {
        let path = path(of: database)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Complaint("can't make '\(path)': \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            let who = running(on: database).map { " (process \($0.pid))" } ?? ""
            throw Complaint(
                "another daemon\(who) works on '\(database)': stop it first, or name another --db"
            )
        }
        return DatabaseLock(descriptor: descriptor, path: path)
    }

    /// Says where the daemon listens.
    func write(_ contents: Contents) throws {
        let bytes = contents.json
        ftruncate(descriptor, 0)
        let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        guard written == bytes.count else {
            throw Complaint("can't write '\(path)': \(String(cString: strerror(errno)))")
        }
    }

    /// The daemon that works on a database now; `nil` when none does.
    static func running(on database: String) -> Contents? {
        let path = path(of: database)
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // Who gets the lock is alone: what stands in the file is from before.
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
        return FileManager.default.contents(atPath: path).flatMap(Contents.init)
    }
}
