/// A string as it stands in a text, between its quotes and with its escapes.
struct JSONString {
    var contents: UnsafeBufferPointer<UInt8>
    /// Of the first byte of `contents` in the whole text.
    var start: Int
    var hasEscapes: Bool
    var isASCII: Bool

    func decoded() throws(JSONError) -> String {
        if hasEscapes { return try unescaped() }
        if isASCII { return String(decoding: contents, as: UTF8.self) }
        guard let text = String(validating: contents, as: UTF8.self) else {
            throw JSONError(.invalidUTF8, at: start + Self.validCount(contents))
        }
        return text
    }

    /// Whether it says `name`; one that can't be decoded says nothing.
    func equals(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard hasEscapes else {
            return contents.count == name.count && contents.elementsEqual(name)
        }
        guard let text = try? unescaped() else { return false }
        return text.utf8.elementsEqual(name)
    }

    private func unescaped() throws(JSONError) -> String {
        if !isASCII {
            let valid = Self.validCount(contents)
            guard valid == contents.count else { throw JSONError(.invalidUTF8, at: start + valid) }
        }
        var units: [UInt8] = []
        units.reserveCapacity(contents.count)
        var index = 0
        while index < contents.count {
            guard contents[index] == UInt8(ascii: "\\") else {
                units.append(contents[index])
                index += 1
                continue
            }
            index = try appendEscape(at: index, to: &units)
        }
        return String(decoding: units, as: UTF8.self)
    }

    /// Gives the index behind the escape.
    private func appendEscape(at index: Int, to units: inout [UInt8]) throws(JSONError) -> Int {
        guard index + 1 < contents.count else { throw JSONError(.escape, at: start + index) }
        switch contents[index + 1] {
        case UInt8(ascii: "\""): units.append(0x22)
        case UInt8(ascii: "\\"): units.append(0x5c)
        case UInt8(ascii: "/"): units.append(0x2f)
        case UInt8(ascii: "b"): units.append(0x08)
        case UInt8(ascii: "f"): units.append(0x0c)
        case UInt8(ascii: "n"): units.append(0x0a)
        case UInt8(ascii: "r"): units.append(0x0d)
        case UInt8(ascii: "t"): units.append(0x09)
        case UInt8(ascii: "u"): return try appendScalar(at: index, to: &units)
        default: throw JSONError(.escape, at: start + index)
        }
        return index + 2
    }

    private func appendScalar(at index: Int, to units: inout [UInt8]) throws(JSONError) -> Int {
        let first = try codeUnit(at: index)
        if let scalar = Unicode.Scalar(first) {
            units.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            return index + 6
        }
        let lone = JSONError(.loneSurrogate, at: start + index)
        guard first < 0xdc00, index + 7 < contents.count else { throw lone }
        guard contents[index + 6] == UInt8(ascii: "\\"), contents[index + 7] == UInt8(ascii: "u")
        else { throw lone }
        let second = try codeUnit(at: index + 6)
        guard (0xdc00..<0xe000).contains(second) else { throw lone }
        let code = 0x10000 + UInt32(first - 0xd800) << 10 + UInt32(second - 0xdc00)
        guard let scalar = Unicode.Scalar(code) else { throw lone }
        units.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        return index + 12
    }

    /// The four hexadecimal digits of the `\u` at `index`.
    private func codeUnit(at index: Int) throws(JSONError) -> UInt16 {
        guard index + 6 <= contents.count else { throw JSONError(.escape, at: start + index) }
        var unit: UInt16 = 0
        for byte in contents[(index + 2)..<(index + 6)] {
            guard let digit = Self.hexadecimalDigit(byte) else {
                throw JSONError(.escape, at: start + index)
            }
            unit = unit << 4 | digit
        }
        return unit
    }

    private static func hexadecimalDigit(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// How many bytes from the start are whole, valid UTF-8.
    private static func validCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var index = 0
        while index < bytes.count {
            let length = scalarLength(bytes, at: index)
            guard length > 0 else { return index }
            index += length
        }
        return index
    }

    /// 0 where the bytes are no scalar (RFC 3629: no overlong form, no surrogate, no more than 4).
    private static func scalarLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let first = bytes[index]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xbf
        switch first {
        case 0..<0x80: return 1
        case 0xc2...0xdf: length = 2
        case 0xe0: (length, second) = (3, 0xa0...0xbf)
        case 0xed: (length, second) = (3, 0x80...0x9f)
        case 0xe1...0xef: length = 3
        case 0xf0: (length, second) = (4, 0x90...0xbf)
        case 0xf1...0xf3: length = 4
        case 0xf4: (length, second) = (4, 0x80...0x8f)
        default: return 0
        }
        guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for byte in bytes[(index + 2)..<max(index + length, index + 2)] {
            guard (0x80...0xbf).contains(byte) else { return 0 }
        }
        return length
    }
}
