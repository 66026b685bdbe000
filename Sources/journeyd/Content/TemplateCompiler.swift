import JourneyFile
import JourneyTemplate

/// Compiles the texts of messages, and turns their problems into diagnostics at their places.
struct TemplateCompiler {
    private(set) var problems: [Diagnostic] = []

    /// `nil` where the text has problems.
    mutating func compile(_ text: TemplateText, as context: EscapingContext) -> Template? {
        do throws(TemplateProblems) {
            return try Template(parsing: text.text, as: context, limits: .standard)
        } catch {
            problems += error.all.map { problem in
                text.diagnostic(
                    id: problem.id.rawValue,
                    line: problem.line,
                    column: problem.column,
                    message: problem.message,
                    help: problem.help
                )
            }
            return nil
        }
    }
}

extension EscapingContext {
    /// What a field of a message becomes a part of.
    static func field(named name: String) -> EscapingContext {
        switch name {
        case "html": .html
        case "subject", "from", "preheader", "audience": .header
        case "link": .url
        default: .plain
        }
    }
}
