import Foundation
import JourneyCore
import JourneyStore

/// A place for a database that is removed with it.
final class TemporaryFile: Sendable {
    let path: String
    private let directory: URL

    init() throws {
        directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("journeyd-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        path = directory.appendingPathComponent("test.sqlite").path
    }

    deinit {
        try? FileManager.default.removeItem(at: directory)
    }

    func open() throws -> SQLiteStore {
        // That of stores in memory, so that what is kept of addresses compares with theirs.
        guard let secret = KeyedHash.Key([UInt8](repeating: 0, count: 16)) else {
            preconditionFailure("16 bytes are a key")
        }
        return try SQLiteStore(path: path, secretIfNew: secret)
    }
}
