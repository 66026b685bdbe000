/// Why a body that says it is gzip is not taken.
enum GzipError: Error, Hashable, Sendable, CustomStringConvertible {
    case notGzip
    case truncated
    case damaged
    case checksum
    /// More than so many bytes come out.
    case tooLong(limit: Int)

    var description: String {
        switch self {
        case .notGzip: "the body is not gzip, though 'Content-Encoding' says so"
        case .truncated: "the gzip body ends before it is complete; was it cut off?"
        case .damaged: "the gzip body is damaged; send it again"
        case .checksum: "the gzip body does not match its checksum; send it again"
        case .tooLong(let limit): "the gzip body holds more than \(limit) bytes; send less at once"
        }
    }
}
