/// The command line of `journeyd` as its source text declares it.
struct CommandLine {
    /// `run`, `validate`, …, in the order of the help.
    let subcommands: [String]
    /// Every declared option and flag in lower case without dashes: `keyfile`.
    let options: Set<String>

    init() {
        let files = Docs.names(in: Self.folder, suffix: ".swift")
        let commands = files.compactMap { Docs.text(of: Self.folder + "/" + $0) }
        let texts = commands + [Docs.text(of: "Sources/journeyd/Run/Run.swift") ?? ""]
        let main = Docs.text(of: "Sources/journeyd/Journeyd.swift") ?? ""
        let list = main.split(separator: "subcommands: [").last?.prefix { $0 != "]" } ?? ""
        subcommands = list.split(whereSeparator: { ", \n".contains($0) })
            .filter { $0.hasSuffix(".self") }
            .map { Self.word(of: String($0.dropLast(".self".count)), in: texts) }
        options = Set(texts.flatMap { Self.variables(in: $0) })
    }

    private static let folder = "Sources/journeyd/Commands"

    /// Its `commandName`, else the type's name in lower case.
    private static func word(of type: String, in texts: [String]) -> String {
        let text = texts.first { $0.contains("struct \(type): ") } ?? ""
        let body = text.split(separator: "struct \(type): ").last ?? ""
        let head = body.prefix { $0 != "}" && $0 != ")" }
        guard let name = head.split(separator: "commandName: \"").dropFirst().first else {
            return type.lowercased()
        }
        return String(name.prefix { $0 != "\"" })
    }

    private static func variables(in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count > 1, words[0] == "var" else { return nil }
            return words[1].prefix { $0.isLetter }.lowercased()
        }
    }
}
