import JourneyCore

/// One rendering of a template, as long as ``Template/render(_:environment:)`` takes.
///
/// Knows what the template has written and assigned, and what it may still spend.
final class Renderer {
    let environment: RenderEnvironment
    let scope: ValueMap
    /// Those of the template, or of the partial that is being rendered.
    var source: SourceText
    var names = RenderedNames()
    var state = TagState()
    /// What is being written; a capture puts its own in place for a while.
    var output = ""
    private(set) var undefinedNames: [String] = []
    private var seenUndefined: Set<String> = []
    private var stepsLeft: Int
    /// Of partials within partials.
    var partialDepth = 0
    /// Whether a `render` is around.
    var isIsolated = false
    let context: EscapingContext

    /// In HTML, where what is captured is markup already.
    var marksCaptures: Bool { context == .html }

    /// How a block ended.
    enum Flow: Sendable {
        case done, leave, next
    }

    init(of template: Template, scope: ValueMap, environment: RenderEnvironment) {
        self.scope = scope
        self.environment = environment
        context = template.context
        source = template.source
        stepsLeft = environment.limits.steps
    }

    // MARK: Budget

    func spend(_ steps: Int = 1) throws(FilterFailure) {
        let (left, overflow) = stepsLeft.subtractingReportingOverflow(max(0, steps))
        guard !overflow, left >= 0 else {
            throw FilterFailure(
                id: .overBudget,
                message: "rendering takes more than \(environment.limits.steps) steps",
                help: "make the loops shorter, with 'limit'"
            )
        }
        stepsLeft = left
    }

    /// For reading or making a text.
    func spend(bytes: Int) throws(FilterFailure) {
        try spend(bytes / 64)
    }

    func write(_ text: String, at offset: Int) throws(RenderError) {
        guard text.utf8.count <= environment.limits.outputBytes - output.utf8.count else {
            throw failed(
                FilterFailure(
                    id: .overBudget,
                    message: "the text is longer than \(environment.limits.outputBytes) bytes"
                ),
                at: offset
            )
        }
        output += text
    }

    // MARK: Reports

    func failed(_ failure: FilterFailure, at offset: Int) -> RenderError {
        let place = source.place(of: offset)
        return .failed(
            TemplateProblem(
                id: failure.id,
                message: failure.message,
                line: place.line,
                column: place.column,
                help: failure.help
            )
        )
    }

    func noteUndefined(_ path: String) {
        if seenUndefined.insert(path).inserted { undefinedNames.append(path) }
    }

    /// Does what may fail; the failure gets the place of the tag or filter.
    func placed<Result>(
        _ offset: Int,
        _ work: () throws(FilterFailure) -> Result
    ) throws(RenderError) -> Result {
        do throws(FilterFailure) {
            return try work()
        } catch {
            throw failed(error, at: offset)
        }
    }
}

/// What the tags of a template remember from one of them to the next.
struct TagState {
    /// Where the last loop of each name stopped.
    var loopEnds: [String: Int] = [:]
    var cycles: [String: Int] = [:]
    var lastChanged: String?
}

/// The names that a template has made.
struct RenderedNames {
    private var own: [String: Datum] = [:]
    private var loops: [[String: Datum]] = []
    private(set) var counters: [String: Int64] = [:]

    subscript(_ name: String) -> Datum? {
        for loop in loops.reversed() {
            if let value = loop[name] { return value }
        }
        return own[name] ?? counters[name].map { .integer($0) }
    }

    mutating func assign(_ name: String, _ value: Datum) { own[name] = value }

    mutating func enterLoop() { loops.append([:]) }

    mutating func setInLoop(_ name: String, _ value: Datum) {
        loops[loops.count - 1][name] = value
    }

    mutating func leaveLoop() { loops.removeLast() }

    var loop: LoopPosition? {
        for names in loops.reversed() {
            if case .loop(let position) = names["forloop"] { return position }
        }
        return nil
    }

    /// The number before it counts up, or after it counts down.
    mutating func count(_ name: String, step: Int64) -> Int64 {
        let now = counters[name] ?? 0
        counters[name] = now &+ step
        return step < 0 ? now &+ step : now
    }

    /// For a partial that sees nothing of these; counters are not shared either.
    mutating func replaceAll(with names: [String: Datum]) {
        (own, loops, counters) = (names, [], [:])
    }
}
