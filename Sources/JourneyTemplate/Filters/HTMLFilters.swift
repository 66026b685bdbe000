import JourneyCore

extension FilterTable {
    /// Filters that make and unmake HTML.
    static let htmlFilters: [String: Filter] = [
        "escape": Filter(0) { value, _, _ in escaped(value) },
        "h": Filter(0) { value, _, _ in escaped(value) },
        "escape_once": Filter(0) { value, _, _ in .marked(value.text.escapedOnce, .markup) },
        "raw": Filter(0) { value, _, _ in .marked(value.text, .raw) },
        "newline_to_br": Filter(0) { value, _, renderer in
            guard renderer.marksCaptures else { return .text(value.text.withBreaks) }
            if case .marked(let text, let mark) = value, mark != .percentEncoded {
                return .marked(text.withBreaks, mark)
            }
            return .marked(value.text.htmlEscaped.withBreaks, .markup)
        },
        "strip_html": Filter(0) { value, _, _ in .text(value.text.withoutMarkup) },
    ]

    private static func escaped(_ value: Datum) -> Datum {
        value.isNull ? .null : .marked(value.text.htmlEscaped, .markup)
    }
}

extension String {
    fileprivate var withBreaks: String {
        replacingAll("\r\n", with: "\n").replacingAll("\n", with: "<br />\n")
    }

    /// Escapes what is not yet escaped: `&lt;` stays.
    fileprivate var escapedOnce: String {
        let bytes = Array(utf8)
        var kept: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "&"), !Self.isReference(bytes[(index + 1)...]) {
                kept += "&amp;".utf8
            } else {
                kept.append(byte)
            }
        }
        return String(decoding: kept, as: UTF8.self).htmlEscaped(keepingAmpersands: true)
    }

    /// Whether a name or a number, and a semicolon, follow.
    private static func isReference(_ bytes: ArraySlice<UInt8>) -> Bool {
        let window = bytes.prefix(32)
        guard let end = window.firstIndex(of: UInt8(ascii: ";")) else { return false }
        var name = window[..<end]
        if name.first == UInt8(ascii: "#") {
            name.removeFirst()
            return !name.isEmpty && name.allSatisfy { (0x30...0x39).contains($0) }
        }
        return !name.isEmpty && name.allSatisfy { (0x61...0x7a).contains($0 | 0x20) }
    }

    /// Without scripts, styles and comments, and then without tags.
    fileprivate var withoutMarkup: String {
        without(from: "<script", to: "</script>").without(from: "<!--", to: "-->")
            .without(from: "<style", to: "</style>").without(from: "<", to: ">")
    }

    private func without(from opening: String, to closing: String) -> String {
        guard var start = utf8Range(of: opening) else { return self }
        var (kept, position) = ("", startIndex)
        while let end = utf8Range(of: closing, from: start.upperBound) {
            kept += self[position..<start.lowerBound]
            position = end.upperBound
            guard let next = utf8Range(of: opening, from: position) else { break }
            start = next
        }
        return kept + self[position...]
    }
}
