import ArgumentParser
import JourneyCore
import JourneyTemplate

/// `journeyd render`: tries a template.
struct Render: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tries a template.",
        discussion: """
            journeyd render --template 'Hello {{ name }}' --with data.json

            --batch takes a file with one case a line, {"template": …, "data": {…}, "templates": \
            {name: source}}, and prints {"result": …} or {"error": …} for each; - is standard input. \
            Nothing is escaped.
            """
    )

    @Option(help: "The template.")
    var template: String?

    @Option(help: ArgumentHelp("A JSON file with the data.", valueName: "file"))
    var with: String?

    @Option(help: ArgumentHelp("A file with a case a line.", valueName: "file"))
    var batch: String?

    @Flag(help: "Print JSON, as --batch does.")
    var json = false

    func validate() throws {
        guard (template == nil) != (batch == nil) else {
            throw ValidationError("give either --template or --batch")
        }
    }

    func run() throws {
        let calendar = try Zones.load()
        if let batch {
            for line in try InputFile.lines(of: batch) {
                Console.print(json: Self.answer(Self.result(ofLine: line, calendar)))
            }
            return
        }
        var data = ValueMap()
        if let with {
            guard case .map(let map) = try InputFile.json(of: with) else {
                throw Complaint("'\(with)' is not a JSON object")
            }
            data = map
        }
        let result = Self.render(template ?? "", data: data, partials: ValueMap(), calendar)
        switch (result, json) {
        case (.success(let text), false): Console.print(text)
        case (.failure(let failure), false): throw Complaint(failure.text)
        case (_, true): Console.print(json: Self.answer(result))
        }
    }

    private struct Failure: Error {
        var text: String
    }

    private static func answer(_ result: Result<String, Failure>) -> Value {
        switch result {
        case .success(let text): .map(["result": .string(text)])
        case .failure(let failure): .map(["error": .string(failure.text)])
        }
    }

    private static func result(
        ofLine line: String,
        _ calendar: any CivilCalendar
    ) -> Result<String, Failure> {
        guard case .map(let object)? = try? Value(json: line),
            case .string(let template)? = object["template"]
        else { return .failure(Failure(text: "a case is a JSON object with a 'template'")) }
        var data = ValueMap()
        if case .map(let map)? = object["data"] { data = map }
        var partials = ValueMap()
        if case .map(let map)? = object["templates"] { partials = map }
        return render(template, data: data, partials: partials, calendar)
    }

    private static func render(
        _ source: String,
        data: ValueMap,
        partials sources: ValueMap,
        _ calendar: any CivilCalendar
    ) -> Result<String, Failure> {
        do throws(TemplateProblems) {
            var partials: [String: Template] = [:]
            for entry in sources.entries {
                guard case .string(let name) = entry.key, case .string(let text) = entry.value
                else { continue }
                // One that is broken matters only where it is used.
                partials[name] = try? Template(parsing: text, as: .none, limits: .standard)
            }
            let template = try Template(parsing: source, as: .none, limits: .standard)
            let environment = RenderEnvironment(
                locale: .en,
                timeZone: "UTC",
                calendar: calendar,
                currency: "USD",
                now: WallClock().now,
                limits: .standard,
                partials: partials
            )
            switch template.render(data, environment: environment) {
            case .success(let rendered): return .success(rendered.text)
            case .failure(.aborted(let reason)):
                return .failure(Failure(text: "gave up: \(reason)"))
            case .failure(.failed(let problem)): return .failure(Failure(text: problem.place))
            }
        } catch {
            return .failure(Failure(text: error.all.map(\.place).joined(separator: "\n")))
        }
    }
}

extension TemplateProblem {
    fileprivate var place: String { "\(line):\(column): \(message)" }
}
