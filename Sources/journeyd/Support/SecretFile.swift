import Foundation

/// A secret in a file that nobody else can read: never in arguments, never in the environment.
enum SecretFile {
    /// The first line.
    static func text(of path: String) throws -> String {
        let bytes = try read(path)
        let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
        guard !line.isEmpty else { throw Complaint("'\(path)' is empty: it holds the key") }
        return String(decoding: line, as: UTF8.self)
    }

    /// The bytes; made from the system's generator where the file is not there.
    static func bytes(of path: String, count: Int) throws -> [UInt8] {
        if !FileManager.default.fileExists(atPath: path) {
            var random = SystemRandomNumberGenerator()
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            try write(bytes, to: path)
        }
        let bytes = [UInt8](try read(path))
        guard bytes.count >= count else {
            throw Complaint("'\(path)' is shorter than \(count) bytes: restore it from a backup")
        }
        return bytes
    }

    private static func read(_ path: String) throws -> Data {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw Complaint("can't read '\(path)': \(String(cString: strerror(errno)))")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw Complaint("others can read '\(path)': run `chmod 600 \(path)`")
        }
        return try InputFile.bytes(of: path)
    }

    /// On disk before it is used: links that were signed with it never expire.
    private static func write(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Complaint("can't make '\(path)': \(String(cString: strerror(errno)))")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data(bytes))
        try handle.synchronize()
    }
}
