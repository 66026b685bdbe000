import JourneyCore
import JourneyFile
import JourneyTesting
import Testing

struct ExpressionLawTests {
    private static let operands = [
        "true", "false", "missing.field", "1/0 == 0", "'text'", "1 < 2", "[1][5]", "true",
    ]

    @Test(arguments: UInt64(0)..<200)
    func `the order of operands does not change what && and || come to`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let count = Int.random(in: 2...5, using: &generator)
        let operands = (0..<count).map { _ in
            Self.operands.randomElement(using: &generator) ?? "true"
        }

        for sign in ["&&", "||", "and", "or"] {
            let straight = try Self.outcome(of: operands.joined(separator: " \(sign) "))
            let turned = try Self.outcome(
                of: operands.shuffled(using: &generator).joined(separator: " \(sign) ")
            )

            #expect(straight == turned)
        }
    }

    @Test(arguments: UInt64(0)..<200)
    func `&& and || are each other's mirror`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let operands = (0..<3).map { _ in
            Self.operands.randomElement(using: &generator) ?? "true"
        }

        let all = try Self.outcome(of: "!(" + operands.joined(separator: " && ") + ")")
        let any = try Self.outcome(of: operands.map { "!(\($0))" }.joined(separator: " || "))

        #expect(all == any)
    }

    @Test(arguments: UInt64(0)..<200)
    func `exists over a list is the || of its elements`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let elements = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            ["0", "1", "2", "'x'"].randomElement(using: &generator) ?? "0"
        }

        let macro = try Self.outcome(of: "[\(elements.joined(separator: ", "))].exists(x, 1/x > 0)")
        let spelled = try Self.outcome(
            of: (elements.map { "1/\($0) > 0" } + ["false"]).joined(separator: " || ")
        )

        #expect(macro == spelled)
    }

    /// `nil` for any error: which of several is told may depend on the order.
    private static func outcome(of text: String) throws -> Value? {
        let expression = try ExpressionParser(container: "").parse(text, expecting: nil).get()
        let scope = BindingScope(names: ValueMap(), calendar: nil)
        return try? expression.evaluate(in: scope).get()
    }
}
