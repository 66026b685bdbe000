import Foundation
import JourneyCore

/// A file that a command reads; `-` is standard input.
enum InputFile {
    /// The lines that are not empty.
    static func lines(of path: String) throws -> [String] {
        let text = String(decoding: try bytes(of: path), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).map(String.init)
    }

    static func json(of path: String) throws -> Value {
        do {
            return try Value(json: Array(try bytes(of: path)))
        } catch let error as JSONError {
            throw Complaint("'\(path)' is not JSON: \(error)")
        }
    }

    static func bytes(of path: String) throws -> Data {
        if path == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Complaint("can't read '\(path)': \(String(cString: strerror(errno)))")
        }
        return data
    }
}
