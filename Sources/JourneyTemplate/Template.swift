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
    let context: EscapingContext
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
        if parser.isWellNested, context.hasPositions {
            var analysis = EscapingAnalysis(isAddress: context == .url)
            let end = analysis.analyze(&block, from: analysis.start)
            problems += analysis.problems
            _ = end
        }
        guard problems.isEmpty else {
            let sorted = problems.sorted { $0.offset < $1.offset }.prefix(limits.problems)
            throw TemplateProblems(all: sorted.map { $0.placed(in: source) })
        }
        self.context = context
        self.source = source
        self.block = block
        referencedPaths = parser.names.references
    }

    /// Renders the template for a scope such as `{customer, entry, event}`.
    package func render(
        _ scope: ValueMap,
        environment: RenderEnvironment
    ) -> Result<RenderedText, RenderError> {
        let renderer = Renderer(scope: scope, environment: environment, source: source)
        renderer.marksCaptures = context == .html
        do throws(RenderError) {
            _ = try renderer.render(block)
        } catch {
            return .failure(error)
        }
        let text = context == .header ? renderer.output.headerText : renderer.output
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

    /// Whether it matters where an output stands.
    fileprivate var hasPositions: Bool { self == .html || self == .url }
}

extension MarkupProblem {
    fileprivate func placed(in source: SourceText) -> TemplateProblem {
        let place = source.place(of: offset)
        return TemplateProblem(
            id: id,
            message: message,
            line: place.line,
            column: place.column,
            help: help
        )
    }
}
