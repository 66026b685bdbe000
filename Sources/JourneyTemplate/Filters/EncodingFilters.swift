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
            .text(Base64.text(of: Array(value.text.utf8)))
        },
        "base64_url_safe_encode": Filter(0) { value, _, _ in
            .text(
                Base64.text(of: Array(value.text.utf8)).replacingAll("+", with: "-")
                    .replacingAll("/", with: "_")
            )
        },
        "base64_decode": Filter(0) { value, _, _ throws(FilterFailure) in
            try decoded(value.text)
        },
        "base64_url_safe_decode": Filter(0) { value, _, _ throws(FilterFailure) in
            try decoded(
                value.text.replacingAll("-", with: "+").replacingAll("_", with: "/")
            )
        },
    ]

    private static func decoded(_ text: String) throws(FilterFailure) -> Datum {
        guard let bytes = Base64.bytes(of: text),
            let decoded = String(validating: bytes, as: UTF8.self)
        else { throw FilterFailure(message: "'\(text.prefix(40))' is not base64 of a text") }
        return .text(decoded)
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
