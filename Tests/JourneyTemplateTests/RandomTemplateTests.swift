import JourneyCore
import JourneyTemplate
import JourneyTesting
import Testing

/// Templates put together at random, most of them wrong.
struct RandomTemplateTests {
    private static let pieces = [
        "{{ ", " }}", "{% ", " %}", "{%- ", " -%}", "x", "a.b", "a[0]", "a[-1]", "s", "n", "d", "m",
        "l", "'t'", "\"", "5", "-1", "2.5", "9223372036854775807", "-9223372036854775808",
        "99999999999999999999", "0.0000000000000000000001", "nil", "true", "empty", "blank",
        "(1..3)",
        "(1..9223372036854775807)", "(-9223372036854775808..5)", " | ", ": ", ", ", " == ", " < ",
        " contains ", " and ", " or ", "if ", "endif", "else", "elsif ", "unless ", "endunless",
        "for i in ", "endfor", "break", "continue", "case ", "when ", "endcase", "assign x = ",
        "capture x", "endcapture", "cycle ", "increment x", "tablerow i in ", "endtablerow",
        "cols: 2", "limit: ", "offset: ", "offset: continue", "reversed", "raw", "endraw",
        "comment",
        "endcomment", "liquid\n", "abort ", "ifchanged", "endifchanged", "echo ", "# ", "<p>",
        "<a href=\"",
        "\">", "<script>", "</script>", "<!--", "-->", "<p style='", "'>", "ё", "👨‍👩‍👧", "\r\n",
        "\u{0}",
        "'%Y %j %V'",
    ]

    private static let filters = [
        "upcase", "size", "join", "split", "slice", "truncate", "round", "money", "date", "plural",
        "default", "sort", "map", "where", "uniq", "sum", "concat", "replace", "append", "times",
        "divided_by", "modulo", "plus", "minus", "abs", "ceil", "at_least", "escape", "raw",
        "url_encode", "url_decode", "base64_decode", "strip_html", "first", "last", "reverse",
        "truncatewords", "capitalize", "newline_to_br", "escape_once", "compact", "find",
    ]

    /// Whole outputs through some filters, so that what is right is tried as well.
    private static func output(_ generator: inout SeededGenerator) -> String {
        let values = [
            "s", "n", "d", "m", "l", "a", "big", "'12'", "-2.5", "(1..4)", "nil", "empty", "wide",
            "9223372036854775807", "-9223372036854775808", "time", "least",
        ]
        func value() -> String { values.randomElement(using: &generator) ?? "s" }
        var text = "{{ \(value())"
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            text += " | \(filters.randomElement(using: &generator) ?? "size")"
            let count = Int.random(in: 0...2, using: &generator)
            if count > 0 {
                text += ": " + (0..<count).map { _ in value() }.joined(separator: ", ")
            }
        }
        return text + " }}"
    }

    private static let scope = ValueMap([
        "s": .string("héllo <b>\"w\"</b>"), "n": .int(.max), "least": .int(.min),
        "d": .double(1e300), "big": .uint(.max), "wide": .double(.nan),
        "a": .map(ValueMap(["b": .double(-.infinity)])),
        "m": .list([.null, .bool(true), .int(3), .double(2.5), .string("z"), .list([.int(1)])]),
        "l": .list([.map(ValueMap(["t": .string("b")])), .map(ValueMap(["t": .string("a")]))]),
        "time": .timestamp(ExactTimestamp(seconds: .max, nanoseconds: 999_999_999)),
    ])

    private static let environment: RenderEnvironment = {
        var environment = RenderEnvironment.moscow
        environment.limits = RenderLimits(steps: 2_000, outputBytes: 10_000)
        return environment
    }()

    @Test(arguments: UInt64(0)..<200)
    func `no template makes parsing or rendering trap`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let count = Int.random(in: 1...12, using: &generator)
            let source = (0..<count).reduce(into: "") { text, _ in
                text += (Self.pieces + Self.filters).randomElement(using: &generator) ?? ""
            }
            for context in [EscapingContext.html, .url, .none] {
                _ = rendered(source, Self.scope, as: context, in: Self.environment)
            }
        }
    }

    @Test(arguments: UInt64(0)..<200)
    func `no filter traps on any value`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let source = Self.output(&generator)
            let text = rendered(source, Self.scope, as: .html, in: Self.environment)
            #expect(text.utf8.count <= 20_000)
        }
    }
}
