import JourneyCore
import JourneyFile
import JourneyTesting
import Testing

struct HostileExpressionTests {
    private static let pieces = [
        "customer", ".", "city", "==", "\"x\"", "(", ")", "[", "]", "{", "}", ",", ":", "?", "and",
        "or", "not", "in", "!", "-", "+", "*", "/", "%", "1", "2u", "1.5", "'y'", "b'z'", "has",
        "all", "map", "exists", "filter", "size", "matches", "'(a|b)*'", "now", "event", "items",
        "timestamp", "duration", "'1h'", "null", "true", "false", "&&", "||", "<", ">=", "r'\\'",
        "\"\"\"", "`a b`", "count", "last", "ago", "\"30 days\"", "é", "\\", "=", "&", "//", "\n",
        "0x", "1e", "google.protobuf.Timestamp", "type", "string", "x", "dyn", "[x]", "(x, x)",
    ]

    @Test(arguments: UInt64(0)..<200)
    func `nothing that is written stops the parser`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            Self.check(Self.soup(using: &generator))
            Self.check(Self.noise(using: &generator))
        }
    }

    /// Compiles both ways and evaluates what can be; problems must lie inside the text.
    private static func check(_ text: String) {
        let scope = BindingScope(
            names: ["customer": .map(["city": .string("x")]), "x": .int(1)],
            calendar: nil
        )
        for parser in [ExpressionParser(vocabulary: .journey), ExpressionParser(container: "a.b")] {
            switch parser.parse(text, expecting: nil) {
            case .success(let expression):
                let truth = expression.holds(in: scope)
                if case .unknown(let error) = truth { #expect(!error.description.isEmpty) }
            case .failure(let problems):
                for problem in problems.list {
                    #expect(problem.offset >= 0 && problem.offset <= text.utf8.count)
                    #expect(problem.offset + problem.length <= text.utf8.count + 1)
                    #expect(!problem.message.isEmpty)
                }
            }
        }
    }

    private static func soup(using generator: inout SeededGenerator) -> String {
        let separator = Bool.random(using: &generator) ? " " : ""
        let count = Int.random(in: 1...14, using: &generator)
        return (0..<count)
            .map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined(separator: separator)
    }

    private static func noise(using generator: inout SeededGenerator) -> String {
        let count = Int.random(in: 0...40, using: &generator)
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
