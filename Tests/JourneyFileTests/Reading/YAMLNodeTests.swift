import Testing

@testable import JourneyFile

struct YAMLNodeTests {
    @Test(arguments: [
        ("yes", YAMLMeaning.text("yes")), ("on", .text("on")), ("off", .text("off")),
        ("true", .bool(true)), ("False", .bool(false)), ("tRue", .text("tRue")),
        ("~", .null), ("null", .null), ("", .null), ("nul", .text("nul")),
        ("12", .number(12)), ("-3", .number(-3)), ("+1.5", .number(1.5)), ("1e3", .number(1000)),
        ("0o17", .number(15)), ("0x1F", .number(31)), ("0x", .text("0x")), ("017", .number(17)),
        ("1_000", .text("1_000")), ("9:00-21:00", .text("9:00-21:00")), ("1:30", .text("1:30")),
        ("2026-01-01", .text("2026-01-01")), (".inf", .number(.infinity)), ("e5", .text("e5")),
        ("nan", .text("nan")), ("infinity", .text("infinity")), (".", .text(".")),
    ])
    func `plain words mean what the core schema of YAML 1.2 says`(
        text: String,
        meaning: YAMLMeaning
    ) {
        let node = YAMLNode(content: .scalar(text, .plain), line: 1, column: 1)

        #expect(node.resolved == meaning)
    }

    @Test(arguments: ["true", "12", "~", ""])
    func `a quoted word is a text`(text: String) {
        let node = YAMLNode(content: .scalar(text, .doubleQuoted), line: 1, column: 1)

        #expect(node.resolved == .text(text))
    }
}
