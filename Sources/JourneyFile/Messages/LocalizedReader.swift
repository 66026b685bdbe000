import JourneyCore

/// Reads texts that may be given in several languages: `{ ru: …, en: … }`.
struct LocalizedReader {
    private let read: NodeReader

    init(_ read: NodeReader) {
        self.read = read
    }

    struct Variant {
        var language: String?
        var text: String
        var node: YAMLNode
    }

    /// At least one, or `nil` with a report.
    func variants(_ node: YAMLNode, _ what: String) -> [Variant]? {
        guard let pairs = node.pairs else {
            return read.text(node, what).map { [Variant(language: nil, text: $0, node: node)] }
        }
        var variants: [Variant] = []
        for pair in pairs {
            guard let language = pair.key.scalarText, Self.isLanguage(language) else {
                read.out.error(
                    .valueForm,
                    at: pair.key,
                    "'\((pair.key.scalarText ?? "").shortened)' in \(what) is no language",
                    help: "write a code such as 'ru', 'en' or 'pt-BR'"
                )
                continue
            }
            guard let text = read.text(pair.value, "\(what) in '\(language)'") else { continue }
            variants.append(Variant(language: language, text: text, node: pair.value))
        }
        if pairs.isEmpty { read.out.error(.valueType, at: node, "\(what) is empty") }
        return variants.count == pairs.count && !variants.isEmpty ? variants : nil
    }

    func text(_ node: YAMLNode, _ what: String) -> LocalizedText? {
        variants(node, what).map { variants in
            LocalizedText(
                variants: variants.map {
                    LocalizedText.Variant(language: $0.language, text: $0.text)
                }
            )
        }
    }

    /// Two or three letters, and perhaps more parts behind dashes.
    private static func isLanguage(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.utf8.count) else { return false }
        return parts.allSatisfy { part in
            (1...8).contains(part.utf8.count)
                && part.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
        }
    }
}
