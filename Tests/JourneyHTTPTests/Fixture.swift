import Foundation

/// Files beside these tests.
enum Fixture {
    static func bytes(_ path: String) throws -> [UInt8] {
        let url = URL(filePath: #filePath)
            .deletingLastPathComponent()
            .appending(path: "Fixtures")
            .appending(path: path)
        return Array(try Data(contentsOf: url))
    }
}
