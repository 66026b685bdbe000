import JourneyCore

/// The base64 of RFC 4648, section 5, without padding: fit for addresses of pages.
enum Base64URL {
    static func text(of bytes: [UInt8]) -> String {
        String(
            Base64.text(of: bytes).compactMap { character -> Character? in
                switch character {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: character
                }
            }
        )
    }

    /// `nil` unless `text` is what ``text(of:)`` writes.
    static func bytes(of text: some StringProtocol) -> [UInt8]? {
        var standard = ""
        for character in text {
            switch character {
            case "-": standard.append("+")
            case "_": standard.append("/")
            case "+", "/", "=": return nil
            default: standard.append(character)
            }
        }
        standard += String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        return Base64.bytes(of: standard)
    }
}
