import JourneyCore
import JourneyFile
import JourneyTemplate

/// Compiles the texts of messages, and turns their problems into diagnostics at their places.
struct TemplateCompiler {
    private(set) var problems: [Diagnostic] = []

    /// `nil` where the text has problems.
    mutating func compile(_ text: TemplateText, as context: EscapingContext) -> Template? {
        do throws(TemplateProblems) {
            let template = try Template(parsing: text.text, as: context, limits: .standard)
            problems += template.warnings.map { Self.diagnostic(of: $0, in: text, .warning) }
            for place in template.partialPlaces {
                problems.append(
                    text.diagnostic(
                        id: TemplateProblem.ID.unknownPartial.rawValue,
                        line: place.line,
                        column: place.column,
                        message: "messages have no partials in this version",
                        help: "write the text here instead"
                    )
                )
            }
            checkNames(of: template, in: text)
            return template.partialPlaces.isEmpty ? template : nil
        } catch {
            problems += error.all.map { Self.diagnostic(of: $0, in: text, .error) }
            return nil
        }
    }

    /// A name that no message sees renders as nothing, for everybody: surely a slip.
    private mutating func checkNames(of template: Template, in text: TemplateText) {
        for path in template.referencedPaths where !MessageRenderer.names.contains(path.root) {
            let nearest = NearestWord.of(path.root, among: MessageRenderer.names)
            let all = MessageRenderer.names.joined(separator: ", ")
            problems.append(
                text.diagnostic(
                    id: "unknown-name",
                    line: path.line,
                    column: path.column,
                    message: "unknown name '\(path.root)' in a message",
                    help: nearest.map { "did you mean '\($0)'?" } ?? "messages see \(all)"
                )
            )
        }
    }

    private static func diagnostic(
        of problem: TemplateProblem,
        in text: TemplateText,
        _ severity: Diagnostic.Severity
    ) -> Diagnostic {
        text.diagnostic(
            id: problem.id.rawValue,
            severity: severity,
            line: problem.line,
            column: problem.column,
            message: problem.message,
            help: problem.help
        )
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
