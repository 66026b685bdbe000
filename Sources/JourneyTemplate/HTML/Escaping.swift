/// The ways in which texts are made harmless.
extension String {
    /// `& < > " '` as references: safe in text and in quoted attributes.
    var htmlEscaped: String { htmlEscaped(keepingAmpersands: false) }

    /// The same for what is already markup, in which `&` begins references.
    func htmlEscaped(keepingAmpersands: Bool) -> String {
        guard utf8.contains(where: \.isHTMLMarker) else { return self }
        var escaped: [UInt8] = []
        escaped.reserveCapacity(utf8.count + 16)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "&") where !keepingAmpersands: escaped += "&amp;".utf8
            case UInt8(ascii: "<"): escaped += "&lt;".utf8
            case UInt8(ascii: ">"): escaped += "&gt;".utf8
            case UInt8(ascii: "\""): escaped += "&quot;".utf8
            case UInt8(ascii: "'"): escaped += "&#39;".utf8
            default: escaped.append(byte)
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// For a quoted style: one value of letters, digits and signs that can't end it or call out.
    var styleChecked: String {
        let isHarmless = utf8.allSatisfy { byte in
            byte.isIdentifierByte || " #.%+-,".utf8.contains(byte) || byte >= 0x80
        }
        return isHarmless ? self : "unset"
    }

    /// For a plain text: no control characters but line feeds and tabs, and none that turn the
    /// direction of writing round.
    var plainText: String {
        without { scalar in
            scalar.isControl && scalar != "\n" && scalar != "\t" || scalar.turnsDirection
        }
    }

    /// One line, for a header: a stretch of line ends and tabs is one space.
    var headerText: String {
        let spaced = unicodeScalars.map { scalar in
            "\r\n\t\u{85}\u{2028}\u{2029}".unicodeScalars.contains(scalar) ? "\n" : scalar
        }
        var text = String.UnicodeScalarView()
        for scalar in spaced where !(scalar == "\n" && text.last == "\n") { text.append(scalar) }
        let lines = String(text).utf8Split(by: "\n").joined(separator: " ")
        return lines.without { $0.isControl || $0.turnsDirection }.trimmed
    }

    var withoutControls: String { without(\.isControl) }

    /// Everything but letters, digits and `-._~` as `%XX`.
    var percentEncoded: String { percentEncoded(keeping: "-._~") }

    /// As in forms: a space is a plus.
    var formEncoded: String {
        percentEncoded(keeping: "-._~ ").replacingAll(" ", with: "+")
    }

    /// `%` stays where it already begins an encoded byte and is among the signs to keep.
    func percentEncoded(keeping signs: String) -> String {
        let signs = Array(signs.utf8)
        var encoded: [UInt8] = []
        let bytes = Array(utf8)
        for (index, byte) in bytes.enumerated() {
            let isKept = byte.isIdentifierByte && byte != UInt8(ascii: "_") || signs.contains(byte)
            if isKept, byte != UInt8(ascii: "%") || bytes.isPercentEncoding(at: index) {
                encoded.append(byte)
            } else {
                encoded += [UInt8(ascii: "%"), byte.highHexDigit, byte.lowHexDigit]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private func without(_ isUnwanted: (Unicode.Scalar) -> Bool) -> String {
        guard unicodeScalars.contains(where: isUnwanted) else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.filter { !isUnwanted($0) }))
    }
}

extension Unicode.Scalar {
    var isControl: Bool { value < 0x20 || (0x7f...0x9f).contains(value) }

    fileprivate var turnsDirection: Bool {
        (0x202a...0x202e).contains(value) || (0x2066...0x2069).contains(value)
    }
}

extension UInt8 {
    fileprivate var isHTMLMarker: Bool {
        self == UInt8(ascii: "&") || self == UInt8(ascii: "<") || self == UInt8(ascii: ">")
            || self == UInt8(ascii: "\"") || self == UInt8(ascii: "'")
    }

    fileprivate var highHexDigit: UInt8 { (self >> 4).hexDigit }
    fileprivate var lowHexDigit: UInt8 { (self & 15).hexDigit }
    private var hexDigit: UInt8 { self < 10 ? 0x30 + self : 0x37 + self }

    /// The value of a hexadecimal digit.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}

extension [UInt8] {
    fileprivate func isPercentEncoding(at index: Int) -> Bool {
        index + 2 < count && self[index + 1].hexValue != nil && self[index + 2].hexValue != nil
    }
}
