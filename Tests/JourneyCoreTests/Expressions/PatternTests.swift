import JourneyCore
import JourneyTesting
import Testing

struct PatternTests {
    @Test(arguments: [
        ("", "anything", true), ("b", "abc", true), ("^b", "abc", false), ("c$", "abc", true),
        ("^abc$", "abc", true), ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true),
        ("a|b", "xb", true), ("gr(a|e)y", "grey", true), ("ab*c", "ac", true),
        ("ab+c", "ac", false),
        ("ab?c", "abbc", false), ("^a{2,3}$", "aaaa", false), ("^a{2,3}$", "aaa", true),
        ("^a{2,}$", "aaaaa", true), ("^(ab){2}$", "abab", true), ("a{,2}", "a{,2}", true),
        ("[a-c]x", "bx", true), ("[^a-c]x", "bx", false), ("[]a]", "]", true), ("[a-]", "-", true),
        ("[\\d]+z", "12z", true), ("\\d{4}", "year 2026", true), ("^\\w+$", "a_1", true),
        ("^\\w+$", "жук", false), ("^\\p{L}+$", "жук", true), ("^\\p{Cyrillic}+$", "жук", true),
        ("\\p{Lu}", "жук", false), ("\\P{L}", "жук", false), ("\\pN", "5", true),
        ("\\bcat\\b", "a cat sat", true), ("\\bcat\\b", "concat", false),
        ("\\Bcat", "concat", true),
        ("(?i)ЖУК", "Жук", true), ("(?i)[a-z]+$", "ABC", true), ("(?i:a)b", "Ab", true),
        ("(?i:a)b", "AB", false), ("a(?i)b", "aB", true), ("(?m)^b$", "a\nb\nc", true),
        ("^b$", "a\nb\nc", false), ("\\.ru$", "shop.ru", true), ("\\.ru$", "shopru", false),
        ("(?P<name>a)b", "ab", true), ("(?<name>a)b", "ab", true), ("\\x41\\x{1F600}", "A😀", true),
        ("\\Qa.b\\E", "a.b", true), ("\\Qa.b\\E", "axb", false), ("[[:digit:]]", "a5", true),
        ("[[:^digit:]]", "5", false), ("a*?b", "aab", true), ("(a*)*b", "aab", true),
        ("()*x", "x", true),
        ("(|a)+$", "aaa", true), ("^.$", "é", true), ("\\t", "\t", true), ("[^\\s]", " ", false),
        ("\\Aab\\z", "ab", true), ("(a|ab)(c|bcd)$", "abcd", true), ("^(?:x|y)$", "y", true),
    ])
    func `a pattern is found or not`(_ pattern: String, _ text: String, _ isFound: Bool) throws {
        var steps = 10_000

        #expect(try Pattern.compile(pattern).get().matches(text, steps: &steps) == isFound)
    }

    @Test(arguments: [
        "(", ")", "a)", "[a", "[b-a]", "*a", "a**", "a{2}{3}", "a{1001}", "a{3,2}", "\\", "\\1",
        "(?=a)", "(?<!a)", "\\p{Nope}", "[[:nope:]]", "\\x", "\\x{110000}", "(?P<a", "\\C", "(?i",
        "((((a{100}){100}){100}){100})", "(?z)a",
    ])
    func `what is no pattern is refused`(_ pattern: String) {
        #expect(throws: PatternError.self) { try Pattern.compile(pattern).get() }
    }

    @Test func `groups nest only so deep`() {
        let deep = String(repeating: "(", count: 400) + "a" + String(repeating: ")", count: 400)

        #expect(throws: PatternError.self) { try Pattern.compile(deep).get() }
    }

    @Test(arguments: ["(a*)*b", "(a|a)*b", "(a+)+b", "(.*)*=(.*)*b", "(a|aa)+b"])
    func `patterns that explode elsewhere need time in proportion here`(
        _ source: String
    ) throws {
        let pattern = try Pattern.compile(source).get()
        var (short, long) = (1_000_000, 1_000_000)

        #expect(pattern.matches(String(repeating: "a", count: 1_000), steps: &short) == false)
        #expect(pattern.matches(String(repeating: "a", count: 10_000), steps: &long) == false)

        #expect(1_000_000 - long < 11 * (1_000_000 - short))
    }

    @Test func `a search ends when its steps are used up`() throws {
        var steps = 100

        let result = try Pattern.compile("x").get()
            .matches(String(repeating: "a", count: 1_000), steps: &steps)

        #expect(result == nil)
        #expect(steps < 0)
    }

    @Test(arguments: UInt64(0)..<200)
    func `nothing that is written stops the compiler of patterns`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "a", "b", "(", ")", "[", "]", "*", "+", "?", "{", "}", "1", ",", "|", "^", "$", ".",
            "\\", "d", "-", ":", "(?i)", "(?:", "\\p{L}", "[[:alpha:]]", "é", "\\x", "\\Q", "\\E",
        ]
        for _ in 0..<50 {
            let count = Int.random(in: 0...12, using: &generator)
            let source = (0..<count)
                .map { _ in pieces.randomElement(using: &generator) ?? "" }
                .joined()
            guard case .success(let pattern) = Pattern.compile(source) else { continue }
            var steps = 10_000
            #expect(pattern.matches("abé(1,", steps: &steps) != nil)
        }
    }
}
