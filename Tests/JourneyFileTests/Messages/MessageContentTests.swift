import JourneyCore
import JourneyFile
import Testing

struct MessageContentTests {
    private static let text = """
        message: hello
        topic: cart
        email:
          subject: { ru: Привет, en: Hello }
          html: hello.html
          text: >-
            Здравствуйте,
            {{ oops }}
          from: shop
          renditions:
            second: { subject: "Ещё \\"раз\\" {{ oops }}" }
        messenger:
          text: |
            Раз
              {{ oops }}
          buttons:
            - { title: { ru: Купить }, link: "https://shop.example/{{ oops }}" }
          renditions:
            short: { text: Раз }
        """

    private func content() throws -> MessageContent {
        let loaded = try Shop.load([
            SourceFile(path: "hello.message.yaml", text: Self.text),
            SourceFile(path: "hello.html", text: "<p>\n  {{ oops }} {{ unsubscribe }}\n"),
        ])
        #expect(loaded.report == "clean\n")
        #expect(loaded.programme?.messages["hello"]?.renditions[.email] == ["", "second"])
        return try #require(loaded.contents.first { $0.message == "hello" })
    }

    @Test func `a rendition overrides what it names and takes the rest from its channel`() throws {
        let content = try content()

        let second = try #require(content.rendition("second", on: .email))
        #expect(second.fields.map(\.name) == ["subject", "html", "text", "from"])
        #expect(second.field("subject")?.text.text(for: "en") == "Ещё \"раз\" {{ oops }}")
        #expect(second.field("from")?.text == LocalizedText("shop"))
        let short = try #require(content.rendition("short", on: .messenger))
        #expect(short.buttons.count == 1)
        #expect(content.rendition("third", on: .email) == nil)
        #expect(content.rendition("", on: .push) == nil)
    }

    @Test func `texts come in their languages, the first being the fallback`() throws {
        let subject = try #require(try content().rendition("", on: .email)?.field("subject"))

        #expect(subject.text.text(for: "en-GB") == "Hello")
        #expect(subject.text.text(for: "de") == "Привет")
    }

    @Test(arguments: [
        ("html", "", "hello.html", 2, 6), ("text", "", "hello.message.yaml", 8, 8),
        ("subject", "second", "hello.message.yaml", 11, 40),
    ])
    func `a place of a template is shown where it was written`(
        field: String,
        rendition: String,
        file: String,
        line: Int,
        column: Int
    ) throws {
        let rendition = try #require(try content().rendition(rendition, on: .email))
        let template = try #require(rendition.field(field)?.variants.first)
        let position = try #require(Self.position(of: "oops", in: template.text))

        let place = template.place(ofLine: position.line, column: position.column)

        #expect(place == SourcePlace(file: file, line: line, column: column))
    }

    @Test func `places within block scalars and buttons are exact too`() throws {
        let messenger = try #require(try content().rendition("", on: .messenger))
        let text = try #require(messenger.field("text")?.variants.first)
        let link = try #require(messenger.buttons.first?.link.variants.first)

        #expect(text.place(ofLine: 2, column: 6).line == 15)
        #expect(text.place(ofLine: 2, column: 6).column == 10)
        let diagnostic = link.diagnostic(id: "x", line: 1, column: 25, message: "m")
        #expect(diagnostic.file == "hello.message.yaml")
        #expect(diagnostic.line == 17)
        #expect(diagnostic.column == 63)
    }

    private static func position(of word: String, in text: String) -> (line: Int, column: Int)? {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            guard let range = line.firstRange(of: word) else { continue }
            let before = line[..<range.lowerBound].unicodeScalars.count
            return (index + 1, before + 1)
        }
        return nil
    }
}
