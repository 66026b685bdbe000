import ArgumentParser
import Foundation
import JourneyCore
import JourneyFile

/// `journeyd eval`: tries an expression.
struct Eval: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tries an expression.",
        discussion: """
            journeyd eval --expr 'entry.total > 5000' --with entry.json, where entry.json is \
            {"entry": {"total": 7400}}: the names that the expression may use.

            --batch takes a file with one case a line, {"expr": …, "bindings": {name: typed value}}, \
            and prints {"value": typed value} or {"error": …} for each; - is standard input.
            """
    )

    @Option(help: "The expression.")
    var expr: String?

    @Option(help: ArgumentHelp("A JSON file with the names.", valueName: "file"))
    var with: String?

    @Option(help: ArgumentHelp("A file with a case a line.", valueName: "file"))
    var batch: String?

    @Flag(help: "Print a typed value, as --batch does.")
    var json = false

    func validate() throws {
        guard (expr == nil) != (batch == nil) else {
            throw ValidationError("give either --expr or --batch")
        }
    }

    func run() throws {
        let calendar = try Zones.load()
        if let batch {
            for line in try InputFile.lines(of: batch) {
                Console.print(json: Self.result(of: line, calendar))
            }
            return
        }
        try evaluate(expr ?? "", calendar)
    }

    private static func result(of line: String, _ calendar: any CivilCalendar) -> Value {
        do {
            return ExpressionCase.evaluate(line: try Value(json: line), calendar: calendar)
        } catch {
            return .map(["error": .string("the line is not JSON: \(error)")])
        }
    }

    private func evaluate(_ text: String, _ calendar: any CivilCalendar) throws {
        var names = ValueMap()
        if let with {
            guard case .map(let map) = try InputFile.json(of: with) else {
                throw Complaint("'\(with)' is not a JSON object of names")
            }
            names = map
        }
        let expression: JourneyCore.Expression
        switch ExpressionParser(container: "").parse(text, expecting: nil) {
        case .success(let parsed): expression = parsed
        case .failure(let problems):
            throw Complaint(
                drawing: problems.list.map { Self.drawing(of: $0, in: text) }.joined()
            )
        }
        let scope = BindingScope(names: names, calendar: calendar)
        switch expression.evaluate(in: scope) {
        case .success(let value):
            let typed = Value.map(["value": TypedValue.encode(value)])
            Console.print(json ? typed.jsonText : value.jsonText)
        case .failure(let error):
            if json { return Console.print(json: .map(["error": .string("\(error)")])) }
            throw Complaint("no value: \(error)")
        }
    }

    private static func drawing(of problem: ExpressionProblem, in text: String) -> String {
        let before = String(decoding: text.utf8.prefix(problem.offset), as: UTF8.self)
        let indent = String(repeating: " ", count: before.unicodeScalars.count)
        var drawing = "error: \(problem.message)\n  \(text)\n  \(indent)^\n"
        if let help = problem.help { drawing += "  = help: \(help)\n" }
        return drawing
    }
}
