import Foundation
import JourneyCore
import JourneyStore

/// The database file of a command.
enum Database {
    /// An existing one, to read from: a command never makes one by asking.
    static func open(existing path: String) throws -> SQLiteStore {
        try expectExisting(path)
        return try open(path)
    }

    static func expectExisting(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path) else {
            throw Complaint(
                "there is no database '\(path)': name it with --db, or start `journeyd run` once"
            )
        }
    }

    /// For a command that writes while no daemon runs: none may start meanwhile.
    static func alone<Answer>(
        on path: String,
        _ work: (SQLiteStore) async throws -> Answer
    ) async throws -> Answer {
        let lock = try await DatabaseLock.take(for: path)
        defer { lock.release() }
        let store = try open(path)
        let answer = try await work(store)
        try store.close()
        return answer
    }

    /// One that is made when it is not there.
    static func open(_ path: String) throws -> SQLiteStore {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        guard let secret = KeyedHash.Key(bytes) else {
            preconditionFailure("16 bytes are a key")
        }
        do {
            // Everything in it is personal: nobody else on the machine may read it.
            let mask = umask(0o077)
            defer { umask(mask) }
            return try SQLiteStore(path: path, secretIfNew: secret)
        } catch {
            throw Complaint("can't open the database '\(path)': \(error)")
        }
    }
}
