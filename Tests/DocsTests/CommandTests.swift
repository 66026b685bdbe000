import Testing

/// What the documentation says of the command line stands in the command line.
struct CommandTests {
    private static let line = CommandLine()

    @Test func `the subcommands are found in the source text`() {
        #expect(Self.line.subcommands.contains("run"))
        #expect(Self.line.subcommands.contains("adapter"))
        #expect(Self.line.options.contains("keyfile"))
    }

    @Test(arguments: Docs.pages)
    func `every command that a page names is there`(page: Page) {
        for command in Self.commands(of: page) {
            let word = String(command[0])
            #expect(Self.line.subcommands.contains(word), "'journeyd \(word)' in \(page.path)")
        }
    }

    @Test(arguments: Docs.pages)
    func `every option that a page gives a command is there`(page: Page) {
        for option in Self.commands(of: page).joined() where option.hasPrefix("--") {
            let name = option.filter(\.isLetter).lowercased()
            let isKnown = ["help", "version"].contains(name) || Self.line.options.contains(name)
            #expect(isKnown, "'\(option)' in \(page.path)")
        }
    }

    @Test func `the changelog names every command`() throws {
        let text = try #require(Docs.changelog).lines.joined(separator: "\n")

        for word in Self.line.subcommands {
            let forms = ["`\(word)`", "`\(word) ", "`journeyd \(word)`"]
            #expect(forms.contains { text.contains($0) }, "\(word)")
        }
    }

    /// The words behind each `journeyd`, the command first.
    private static func commands(of page: Page) -> [[Substring]] {
        page.code.flatMap { code -> [[Substring]] in
            let words = code.split { " ()$\"".contains($0) }
            return words.indices.filter { words[$0] == "journeyd" }.compactMap { index in
                let rest = words[(index + 1)...].prefix {
                    !["|", ">", ">>", "<", "&&", ";"].contains($0)
                }
                guard let first = rest.first, first.allSatisfy(\.isLetter) else { return nil }
                return Array(rest)
            }
        }
    }
}
