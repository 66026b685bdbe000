import JourneyCore
import JourneyFile
import Testing

/// Nobody's expression may keep the daemon busy or exhaust its stack.
struct EvaluationBudgetTests {
    private static let scope = BindingScope(
        names: [
            "numbers": .list((0..<1_000).map { .int($0) }),
            "text": .string(String(repeating: "ab", count: 2_000)),
        ],
        calendar: nil
    )

    @Test(arguments: [
        "numbers.all(a, numbers.all(b, a + b >= 0))",
        "numbers.map(a, numbers) == numbers.map(a, numbers)",
        "numbers.exists(a, numbers.map(b, [b]) == [a])",
        "numbers.exists(a, text.matches('(a*)*(b*)*(ab)*c'))",
        "numbers.exists(a, text.contains('bb'))",
        "numbers.all(a, a in numbers.map(b, b + 1000) or true)",
        "size(" + String(repeating: "[text + text].map(t, t + t)[0] + ", count: 1) + "text) > 0"
            + " and [text].map(a, a+a+a+a+a+a+a+a).map(a, a+a+a+a+a+a+a+a)"
            + ".map(a, a+a+a+a+a+a+a+a).map(a, a+a+a+a+a+a+a+a) == []",
    ])
    func `an expression that would work for long is ended`(_ text: String) throws {
        let expression = try ExpressionParser(container: "").parse(text, expecting: nil).get()

        let result = expression.evaluate(in: Self.scope)

        #expect(result == .failure(.budget))
    }

    @Test func `the budget is what the caller says`() throws {
        let expression = try ExpressionParser(container: "").parse("1 + 1", expecting: nil).get()

        #expect(expression.evaluate(in: Self.scope, stepsMax: 2) == .failure(.budget))
        #expect(expression.evaluate(in: Self.scope, stepsMax: 3) == .success(.int(2)))
    }

    @Test func `an exhausted budget is not absorbed`() throws {
        let text = "numbers.all(a, numbers.all(b, a + b >= 0)) or true"
        let expression = try ExpressionParser(container: "").parse(text, expecting: nil).get()

        #expect(expression.holds(in: Self.scope) == .unknown(.budget))
    }

    @Test(arguments: [
        ("(", "1", ")"), ("[", "1", "]"), ("{1: ", "1", "}"), ("!", "true", ""), ("-", "x", ""),
        ("true ? 1 : ", "1", ""), ("[1].map(x, ", "1", ")"), ("", "1", " + 1"), ("", "x", ".y"),
        ("", "x", "[0]"), ("int(", "1", ")"), ("not ", "true", ""), ("1 + (", "1", ")"),
    ])
    func `nesting has a limit and within it evaluation ends`(
        _ opening: String,
        _ middle: String,
        _ closing: String
    ) {
        let parser = ExpressionParser(container: "")
        for depth in [10, 45, 60, 99, 101, 1_000, 2_000] {
            let text =
                String(repeating: opening, count: depth) + middle
                + String(repeating: closing, count: depth)
            switch parser.parse(text, expecting: nil) {
            case .success(let expression): _ = expression.evaluate(in: Self.scope)
            case .failure(let problems):
                #expect(depth > 45)
                #expect(problems.list.map(\.id) == [.tooLarge])
            }
        }
    }

    @Test func `a chain of conditions may be long`() throws {
        let text = Array(repeating: "numbers == []", count: 500).joined(separator: " or ")

        let expression = try ExpressionParser(container: "").parse(text, expecting: nil).get()

        #expect(expression.holds(in: Self.scope) == .no)
    }

    @Test func `an expression has a greatest length`() {
        let text = "\"" + String(repeating: "x", count: 20_000) + "\""

        let result = ExpressionParser(container: "").parse(text, expecting: nil)

        guard case .failure(let problems) = result else {
            Issue.record("it was taken")
            return
        }
        #expect(problems.list.map(\.id) == [.tooLarge])
    }
}
