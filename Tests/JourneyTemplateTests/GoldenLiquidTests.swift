import Foundation
import JourneyCore
import JourneyTemplate
import Testing

/// Cases of the Golden Liquid suite; its licence stands in `Vectors/README.md`.
struct GoldenLiquidTests {
    /// Cases in which we differ from Liquid, and know it.
    private static let knownFailures: Set<String> = []

    @Test func `templates render, and fail, as Liquid's do`() throws {
        let cases = try Self.cases()
        #expect(cases.count > 500)

        var failures: [String: String] = [:]
        for test in cases {
            if let failure = test.failure { failures[test.name] = failure }
        }

        let passed = cases.count - failures.count
        print("golden liquid: \(passed) of \(cases.count) cases pass")
        for (name, failure) in failures.sorted(by: { $0.key < $1.key })
        where !Self.knownFailures.contains(name) {
            Issue.record("\(name): \(failure)")
        }
        #expect(
            Self.knownFailures.subtracting(failures.keys).isEmpty,
            "these pass now: take them off the list"
        )
    }

    private static func cases() throws -> [GoldenCase] {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Vectors/golden_liquid.json")
        let file = try Value(json: Data(contentsOf: url))
        guard case .map(let map) = file, case .list(let tests)? = map["tests"] else { return [] }
        return tests.compactMap { test in
            guard case .map(let fields) = test else { return nil }
            return GoldenCase(fields)
        }
    }
}

/// One case: a template, what it sees, and what it must give.
private struct GoldenCase {
    var name: String
    var template: String
    var data = ValueMap()
    var partials: [String: String] = [:]
    /// Empty when the template must fail.
    var accepted: [String] = []

    init(_ fields: ValueMap) {
        name = Self.text(fields["name"]) ?? ""
        template = Self.text(fields["template"]) ?? ""
        if case .map(let data)? = fields["data"] { self.data = data }
        if case .map(let templates)? = fields["templates"] {
            for entry in templates.entries {
                partials[Self.text(entry.key) ?? ""] = Self.text(entry.value)
            }
        }
        if let result = Self.text(fields["result"]) { accepted = [result] }
        if case .list(let results)? = fields["results"] {
            accepted = results.compactMap { Self.text($0) }
        }
    }

    /// What is wrong; nil if all is as it must be.
    var failure: String? {
        do throws(TemplateProblems) {
            var environment = RenderEnvironment.english
            environment.calendar = NoOffset()
            environment.timeZone = "UTC"
            for (name, source) in partials {
                environment.partials[name] = try Template(
                    parsing: source,
                    as: .none,
                    limits: .standard
                )
            }
            let parsed = try Template(parsing: template, as: .none, limits: .standard)
            switch parsed.render(data, environment: environment) {
            case .success(let rendered):
                if accepted.contains(rendered.text) { return nil }
                let wanted = accepted.first.map { "not '\($0)'" } ?? "but must fail"
                return "gives '\(rendered.text)', \(wanted)"
            case .failure(let error):
                return accepted.isEmpty ? nil : "fails: \(error)"
            }
        } catch {
            return accepted.isEmpty ? nil : "is refused: \(error.all.map(\.summary))"
        }
    }

    private static func text(_ value: Value?) -> String? {
        guard case .string(let text)? = value else { return nil }
        return text
    }
}
