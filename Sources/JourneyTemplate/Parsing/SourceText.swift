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
        places(of: [offset])[0]
    }

    /// The places of offsets in ascending order, in one walk over the source.
    func places(of offsets: [Int]) -> [Place] {
        var (line, counted, column) = (0, 0, 1)
        return offsets.map { offset in
            let end = min(offset, bytes.count)
            while line + 1 < lineStarts.count, lineStarts[line + 1] <= end {
                line += 1
                (counted, column) = (lineStarts[line], 1)
            }
            if end > counted { column += text(counted..<end).count }
            counted = max(counted, end)
            return Place(line: line + 1, column: column)
        }
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
