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

    /// Takes the lock until ``release()``, or the end of the process.
    ///
    /// What a killed daemon left in the file is gone then.
    static func take(for database: String) async throws -> DatabaseLock {
        let path = path(of: database)
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Complaint("can't make '\(path)': \(String(cString: strerror(errno)))")
        }
        var attempts = 1
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            // A command that asks who runs holds the lock for a moment.
            guard attempts < attemptsMax else {
                close(descriptor)
                var who = ""
                if case .ready(let daemon) = state(of: database) {
                    who = " (process \(daemon.pid))"
                }
                throw Complaint(
                    "another daemon\(who) works on '\(database)': stop it first, or name another "
                        + "--db"
                )
            }
            attempts += 1
            try await rest()
        }
        ftruncate(descriptor, 0)
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

    /// The key in the file dies with the daemon; the file stays, for a lock must not change hands.
    func release() {
        ftruncate(descriptor, 0)
        close(descriptor)
    }

    /// The daemon that works on a database now; `nil` when none does.
    ///
    /// Waits for one that is starting.
    static func running(on database: String) async throws -> Contents? {
        for _ in 0..<startPausesMax {
            switch state(of: database) {
            case .free: return nil
            case .ready(let contents): return contents
            case .starting: try await rest()
            }
        }
        throw Complaint(
            "something holds '\(path(of: database))' and does not say where it listens: wait until "
                + "the daemon has started, or look for who has the file open"
        )
    }

    private enum State {
        case free
        case starting
        case ready(Contents)
    }

    private static func state(of database: String) -> State {
        let path = path(of: database)
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return .free }
        defer { close(descriptor) }
        // Who gets the lock is alone: what stands in the file is from before.
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return .free }
        return FileManager.default.contents(atPath: path).flatMap(Contents.init)
            .map { .ready($0) } ?? .starting
    }

    private static func rest() async throws {
        let time = WallClock()
        try await time.sleep(until: time.now + Milliseconds(25))
    }

    private static let attemptsMax = 20
    /// Ten seconds: a start takes one.
    private static let startPausesMax = 400
}
