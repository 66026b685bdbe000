/// The languages in which pages for customers are written.
enum PageLanguage: String, CaseIterable, Sendable {
    case russian = "ru"
    case english = "en"

    /// The one that `Accept-Language` wants most; English where it wants neither.
    init(acceptLanguage: String?) {
        var best: (language: Self, quality: Double)?
        for part in acceptLanguage?.split(separator: ",").prefix(Self.partsMax) ?? [] {
            let fields = part.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = fields.first?.lowercased() else { continue }
            let primary = tag.prefix { $0 != "-" }
            guard let language = Self.allCases.first(where: { $0.rawValue == primary }) else {
                continue
            }
            let weight = fields.dropFirst().first { $0.hasPrefix("q=") }
            let quality = weight.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            guard quality > best?.quality ?? 0 else { continue }
            best = (language, quality)
        }
        self = best?.language ?? .english
    }

    private static let partsMax = 32
}
