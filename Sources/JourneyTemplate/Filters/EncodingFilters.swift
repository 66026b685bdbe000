import JourneyCore

extension FilterTable {
    /// Filters that encode and decode texts.
    static let encodingFilters: [String: Filter] = [
        "url_encode": Filter(0) { value, _, _ in
            value.isNull ? .null : .marked(value.text.formEncoded, .percentEncoded)
        },
        "url_decode": Filter(0) { value, _, _ throws(FilterFailure) in
            guard let text = value.text.formDecoded else {
                throw FilterFailure(message: "the decoded text is not UTF-8")
            }
            return .text(text)
        },
        "base64_encode": Filter(0) { value, _, _ in
            .text(Base64(isURLSafe: false).encode(Array(value.text.utf8)))
        },
        "base64_url_safe_encode": Filter(0) { value, _, _ in
            .text(Base64(isURLSafe: true).encode(Array(value.text.utf8)))
        },
        "base64_decode": Filter(0) { value, _, _ throws(FilterFailure) in
            try decoded(value, Base64(isURLSafe: false))
        },
        "base64_url_safe_decode": Filter(0) { value, _, _ throws(FilterFailure) in
            try decoded(value, Base64(isURLSafe: true))
        },
    ]

    private static func decoded(_ value: Datum, _ base64: Base64) throws(FilterFailure) -> Datum {
        guard let bytes = base64.decode(value.text),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw FilterFailure(message: "'\(value.text.prefix(40))' is not base64 of a text") }
        return .text(text)
    }
}

extension String {
    /// With `+` as spaces and `%XX` as bytes; nil if those make no UTF-8.
    fileprivate var formDecoded: String? {
        let bytes = Array(utf8)
        var (decoded, index) = ([UInt8](), 0)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = bytes[index + 1].hexValue, let low = bytes[index + 2].hexValue
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                let isPlus = bytes[index] == UInt8(ascii: "+")
                decoded.append(isPlus ? UInt8(ascii: " ") : bytes[index])
                index += 1
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }
}

/// RFC 4648, with padding.
struct Base64: Sendable {
    private let alphabet: [UInt8]

    init(isURLSafe: Bool) {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        alphabet = Array((letters + (isURLSafe ? "-_" : "+/")).utf8)
    }

    func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            bits <<= UInt32(8 * (3 - group.count))
            for index in 0..<4 {
                let isPadding = index > group.count
                let letter = alphabet[Int(bits >> UInt32(18 - 6 * index)) & 63]
                text.append(isPadding ? UInt8(ascii: "=") : letter)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil for anything but whole groups of the alphabet with the right padding.
    func decode(_ text: String) -> [UInt8]? {
        let letters = Array(text.utf8)
        guard letters.count % 4 == 0 else { return nil }
        let padding = letters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2 else { return nil }
        var bytes: [UInt8] = []
        var (bits, count): (UInt32, Int) = (0, 0)
        for letter in letters.dropLast(padding) {
            guard let digit = alphabet.firstIndex(of: letter) else { return nil }
            (bits, count) = (bits << 6 | UInt32(digit), count + 6)
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }
}
