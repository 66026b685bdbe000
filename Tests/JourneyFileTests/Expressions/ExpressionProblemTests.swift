import Foundation
import JourneyCore
import JourneyFile
import JourneyTesting
import Testing

struct ExpressionProblemTests {
    @Test func `every slip is told with its place and the way out`() throws {
        let folder = URL(filePath: #filePath)
            .deletingLastPathComponent()
            .deletingLastPathComponent()
            .appending(path: "Fixtures/Expressions")
        let slips = try String(
            contentsOf: folder.appending(path: "problems.expressions"),
            encoding: .utf8
        )
        let parser = ExpressionParser(vocabulary: .journey)

        var report = ""
        for expression in slips.split(separator: "\n", omittingEmptySubsequences: false) {
            report += Self.report(on: String(expression), by: parser)
        }

        try expectGolden(report, at: folder.appending(path: "problems.txt"))
    }

    @Test func `a condition must be true or false`() {
        let parser = ExpressionParser(vocabulary: .journey)

        let result = parser.parse("count(\"Order Completed\")", expecting: .bool)

        #expect(Self.ids(of: result) == [.typeMismatch])
    }

    @Test func `what has no known type is taken for a condition`() {
        let parser = ExpressionParser(vocabulary: .journey)

        let result = parser.parse("customer.vip", expecting: .bool)

        #expect(Self.ids(of: result).isEmpty)
    }

    @Test func `all problems of an expression are told at once`() {
        let parser = ExpressionParser(vocabulary: .journey)

        let result = parser.parse("custmer.a == 1 and sen(\"x\") and size(1) > 0", expecting: nil)

        #expect(Self.ids(of: result) == [.unknownName, .unknownFunction, .typeMismatch])
    }

    @Test func `a place may know more about the arguments of its functions`() {
        var vocabulary = ExpressionVocabulary.journey
        vocabulary.complaint = { meaning, text in
            guard meaning == .message, text != "cart-reminder" else { return nil }
            return ArgumentComplaint(message: "unknown message '\(text)'", help: nil)
        }
        let parser = ExpressionParser(vocabulary: vocabulary)

        let wrong = parser.parse("seen(\"cart-remind\")", expecting: .bool)
        let right = parser.parse("seen(\"cart-reminder\")", expecting: .bool)

        #expect(Self.ids(of: wrong) == [.invalidLiteral])
        #expect(Self.ids(of: right).isEmpty)
    }

    @Test func `known fields are checked`() {
        let name = ExpressionVocabulary.Name(
            name: "message",
            type: .map(.any),
            fields: ["topic", "purpose"]
        )
        let vocabulary = ExpressionVocabulary(names: [name], functions: [], complaint: nil)
        let parser = ExpressionParser(vocabulary: vocabulary)

        let wrong = parser.parse("message.topik == \"cart\"", expecting: nil)
        let right = parser.parse("has(message.topic)", expecting: nil)

        #expect(Self.ids(of: wrong) == [.unknownName])
        #expect(Self.ids(of: right).isEmpty)
    }

    private static func ids(
        of result: Result<JourneyCore.Expression, ExpressionProblems>
    ) -> [ExpressionProblem.ID] {
        switch result {
        case .success: []
        case .failure(let problems): problems.list.map(\.id)
        }
    }

    /// As the console shows it: the line, a caret, the message, the way out.
    private static func report(on expression: String, by parser: ExpressionParser) -> String {
        guard case .failure(let problems) = parser.parse(expression, expecting: nil) else {
            return "\(expression)\n  no problem\n\n"
        }
        var report = "\(expression)\n"
        for problem in problems.list {
            let before = String(decoding: expression.utf8.prefix(problem.offset), as: UTF8.self)
            let marked = String(
                decoding: expression.utf8.dropFirst(problem.offset).prefix(problem.length),
                as: UTF8.self
            )
            report += String(repeating: " ", count: before.count)
            report += String(repeating: "^", count: max(1, marked.count)) + "\n"
            report += "  \(problem.id.rawValue): \(problem.message)\n"
            if let help = problem.help { report += "  help: \(help)\n" }
        }
        return report + "\n"
    }
}
