/// A template's source as bytes, and the lines and columns of its byte offsets.
struct SourceText: Sendable {
    let bytes: [UInt8]
    /// The offset at which each line begins.
    private let lineStarts: [Int]

    init(_ source: String) {
        bytes = Array(source.utf8)
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(offset + 1)
        }
        lineStarts = starts
    }

    /// The 1-based line, and the 1-based column in characters, of a byte offset.
    func place(of offset: Int) -> Place {
        var (low, high) = (0, lineStarts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let end = min(offset, bytes.count)
        let column = String(
            decoding: bytes[lineStarts[low]..<max(end, lineStarts[low])],
            as: UTF8.self
        )
        .count
        return Place(line: low + 1, column: column + 1)
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }
}

/// Where in a source: 1-based, the column in characters.
struct Place: Hashable, Sendable {
    var line: Int
    var column: Int
}
