import Foundation

/// A file that is written line by line, through a buffer.
final class OutputFile {
    private let handle: FileHandle
    private let path: String
    private var buffer: [UInt8] = []

    private static let bufferBytes = 1 << 16

    init(_ path: String) throws {
        self.path = path
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let handle = FileHandle(forWritingAtPath: path)
        else { throw Complaint("can't write to '\(path)': \(String(cString: strerror(errno)))") }
        self.handle = handle
    }

    func write(_ line: String) throws {
        buffer += line.utf8
        buffer.append(UInt8(ascii: "\n"))
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    func close() throws {
        try flush()
        try handle.close()
    }

    private func flush() throws {
        do {
            try handle.write(contentsOf: Data(buffer))
        } catch {
            throw Complaint("can't write to '\(path)': \(error)")
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
