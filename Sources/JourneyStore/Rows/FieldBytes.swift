/// Short lists of fields as bytes: a customer's addresses are read at every turn, too often to be
/// parsed from text.
///
/// An integer is its zigzag in groups of 7 bits, the lowest first; a text is its length and its
/// UTF-8; what may be absent is preceded by 0 or 1.
struct FieldWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: Int64) {
        var rest = UInt64(bitPattern: number << 1 ^ number >> 63)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ number: Int64?) {
        bytes.append(number == nil ? 0 : 1)
        if let number { write(number) }
    }

    mutating func write(_ text: String) {
        write(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func write(_ text: String?) {
        bytes.append(text == nil ? 0 : 1)
        if let text { write(text) }
    }
}

/// Reads what ``FieldWriter`` wrote; everything is `nil` where the bytes are damaged.
struct FieldReader {
    private let bytes: UnsafeRawBufferPointer
    private var position = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position >= bytes.count }

    mutating func integer() -> Int64? {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard !isAtEnd else { return nil }
            let byte = bytes[position]
            position += 1
            number |= UInt64(byte & 0x7f) << shift
            guard byte >= 0x80 else {
                return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
            }
        }
        return nil
    }

    /// `.some(nil)` for one that is absent.
    mutating func optionalInteger() -> Int64?? {
        switch presence() {
        case false: .some(nil)
        case true: integer().map { .some($0) }
        case nil: nil
        }
    }

    mutating func text() -> String? {
        guard let length = integer(), (0...Int64(bytes.count - position)).contains(length) else {
            return nil
        }
        let end = position + Int(length)
        defer { position = end }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }

    /// `.some(nil)` for one that is absent.
    mutating func optionalText() -> String?? {
        switch presence() {
        case false: .some(nil)
        case true: text().map { .some($0) }
        case nil: nil
        }
    }

    private mutating func presence() -> Bool? {
        guard !isAtEnd, bytes[position] <= 1 else { return nil }
        defer { position += 1 }
        return bytes[position] == 1
    }
}
