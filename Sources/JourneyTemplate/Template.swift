package import JourneyCore

/// A message's text with places for values: Liquid, compiled once and rendered for each customer.
///
/// Values are data: nothing in them is ever read as template. Where the text becomes HTML, a header
/// or an address, values are escaped for the place at which they stand.
///
///     let template = try Template(parsing: source, as: .html, limits: .standard)
///     let rendered = template.render(["customer": customer], environment: environment)
package struct Template: Sendable {
    /// The names that the template asks its scope for, each once, in the order of the source.
    package let referencedPaths: [PathReference]
    /// Where it asks for a partial, by line and column: for those who have none to give.
    package let partialPlaces: [(line: Int, column: Int)]
    /// What is allowed but surely not meant, in the order of the source.
    package let warnings: [TemplateProblem]
    let context: EscapingContext
    /// In HTML, whether it ends outside of tags, so that it can be a part of another template.
    let endsInText: Bool
    let source: SourceText
    let block: Block

    /// Reports all problems, in the order of the source, up to `limits.problems`.
    package init(
        parsing text: String,
        as context: EscapingContext,
        limits: TemplateLimits
    ) throws(TemplateProblems) {
        guard text.utf8.count <= limits.sourceBytes else {
            let problem = TemplateProblem(
                id: .tooLarge,
                message: "the template is longer than \(limits.sourceBytes) bytes",
                line: 1,
                column: 1
            )
            throw TemplateProblems(all: [problem])
        }
        let source = SourceText(text)
        var scanner = SegmentScanner(source)
        scanner.scan()
        var parser = TemplateParser(source, limits: limits, escaping: context.escaping)
        var block = parser.parse(scanner.segments)
        var problems = scanner.problems + parser.problems
        var endsInText = true
        if parser.isWellNested, context.hasPositions {
            var analysis = EscapingAnalysis(isAddress: context == .url)
            let end = analysis.analyze(&block, from: analysis.start)
            problems += analysis.problems
            endsInText = end == nil || end == HTMLPosition()
        }
        guard problems.isEmpty else {
            let sorted = problems.sorted { $0.offset < $1.offset }.prefix(limits.problems)
            let places = source.places(of: sorted.map(\.offset))
            throw TemplateProblems(all: zip(sorted, places).map { $0.placed(at: $1) })
        }
        let sortedWarnings = parser.warnings.sorted { $0.offset < $1.offset }
        warnings = zip(sortedWarnings, source.places(of: sortedWarnings.map(\.offset)))
            .prefix(limits.problems).map { $0.placed(at: $1) }
        self.context = context
        self.endsInText = endsInText
        self.source = source
        self.block = block
        referencedPaths = parser.names.references(in: source)
        partialPlaces = source.places(of: parser.partialOffsets).map { ($0.line, $0.column) }
    }

    /// Renders the template for a scope such as `{customer, entry, event}`.
    package func render(
        _ scope: ValueMap,
        environment: RenderEnvironment
    ) -> Result<RenderedText, RenderError> {
        let renderer = Renderer(of: self, scope: scope, environment: environment)
        do throws(RenderError) {
            _ = try renderer.render(block)
        } catch {
            return .failure(error)
        }
        let text = context.finish(renderer.output)
        return .success(RenderedText(text: text, undefinedNames: renderer.undefinedNames))
    }
}

extension EscapingContext {
    /// What is done with an output whose place does not matter.
    fileprivate var escaping: OutputEscaping {
        switch self {
        case .html: .htmlText
        case .plain: .plain
        case .header: .header
        case .url: .address(.start)
        case .none: .verbatim
        }
    }

    /// What is done with the text as a whole: what the author wrote is cleaned too.
    fileprivate func finish(_ text: String) -> String {
        switch self {
        case .header: text.headerText
        case .url: text.trimmed
        case .html, .plain, .none: text
        }
    }

    /// Whether it matters where an output stands.
    fileprivate var hasPositions: Bool { self == .html || self == .url }
}

extension MarkupProblem {
    fileprivate func placed(at place: Place) -> TemplateProblem {
        TemplateProblem(
            id: id,
            message: message,
            line: place.line,
            column: place.column,
            help: help
        )
    }
}
