/// Keeps addresses that run scripts out of links.
enum LinkSafety {
    /// What a refused address becomes.
    static let refused = "#"

    private static let harmful: Set<String> = [
        "javascript", "data", "vbscript", "livescript", "mocha", "jscript", "blob", "filesystem",
        "file", "about", "view-source", "mhtml", "jar", "ms-its", "feed",
    ]

    /// Schemes of apps are many, so all are trusted but those that are known to do harm.
    static func isHarmless(scheme: String) -> Bool {
        let scheme = scheme.lowercased()
        let first = scheme.utf8.first ?? 0
        return (0x61...0x7a).contains(first)
            && scheme.utf8.allSatisfy { byte in
                (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte)
                    || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: ".")
            }
            && !harmful.contains(scheme)
    }

    /// The address without control characters and the space around it, which browsers drop before
    /// they look for a scheme; or `#` if its scheme could do harm.
    static func checked(_ address: String) -> String {
        let clean = address.withoutControls.trimmed
        let end = clean.utf8.firstIndex { byte in
            [UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")]
                .contains(byte)
        }
        guard let end, clean.utf8[end] == UInt8(ascii: ":") else { return clean }
        return isHarmless(scheme: String(clean[..<end])) ? clean : refused
    }
}
