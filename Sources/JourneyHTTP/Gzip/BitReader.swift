/// Takes bits from bytes, the lowest of each byte first, as DEFLATE packs them.
struct BitReader {
    private let bytes: [UInt8]
    private var offset = 0
    private var buffer: UInt64 = 0
    private var count = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether no whole byte is left.
    var isAtEnd: Bool { offset == bytes.count && count < 8 }

    /// `width` is at most 32.
    mutating func take(_ width: Int) throws(GzipError) -> Int {
        fill()
        let bits = Int(buffer & (1 << UInt64(width) - 1))
        try drop(width)
        return bits
    }

    /// The next bits; zeros stand for those after the end.
    mutating func peek() -> UInt64 {
        fill()
        return buffer
    }

    mutating func drop(_ width: Int) throws(GzipError) {
        guard width <= count else { throw .truncated }
        buffer >>= UInt64(width)
        count -= width
    }

    mutating func alignToByte() {
        buffer >>= UInt64(count % 8)
        count -= count % 8
    }

    private mutating func fill() {
        while count <= 56, offset < bytes.count {
            buffer |= UInt64(bytes[offset]) << UInt64(count)
            offset += 1
            count += 8
        }
    }
}
