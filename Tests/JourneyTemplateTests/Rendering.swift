import JourneyCore
import JourneyTemplate

/// Clocks three hours ahead of UTC, all year.
struct FixedOffset: CivilCalendar {
    func knows(_ zone: String) -> Bool { zone == "Europe/Moscow" }

    func offsetSeconds(of zone: String, at instant: Timestamp) -> Int32 { 10_800 }

    func instant(of local: CivilTime, in zone: String) -> Timestamp {
        Timestamp(milliseconds: local.millisecondsSinceEpoch - 10_800_000)
    }
}

/// Clocks of Greenwich.
struct NoOffset: CivilCalendar {
    func knows(_ zone: String) -> Bool { zone == "UTC" }

    func offsetSeconds(of zone: String, at instant: Timestamp) -> Int32 { 0 }

    func instant(of local: CivilTime, in zone: String) -> Timestamp {
        Timestamp(milliseconds: local.millisecondsSinceEpoch)
    }
}

extension RenderEnvironment {
    /// A customer in Moscow who reads Russian, at 19:10 on 2 March 2026.
    static let moscow = RenderEnvironment(
        locale: .ru,
        timeZone: "Europe/Moscow",
        calendar: FixedOffset(),
        currency: "RUB",
        now: Timestamp(milliseconds: 1_772_467_800_000),
        limits: .standard
    )

    /// The same customer, who reads English.
    static let english: RenderEnvironment = {
        var environment = moscow
        (environment.locale, environment.currency) = (.en, "USD")
        return environment
    }()
}

/// A scope from JSON; empty if that is no object.
func scope(_ json: String) -> ValueMap {
    guard case .map(let map)? = try? Value(json: json) else { return ValueMap() }
    return map
}

/// The text of a template, or why there is none.
func rendered(
    _ source: String,
    _ scope: ValueMap = ValueMap(),
    as context: EscapingContext = .none,
    in environment: RenderEnvironment = .moscow
) -> String {
    do throws(TemplateProblems) {
        let template = try Template(parsing: source, as: context, limits: .standard)
        switch template.render(scope, environment: environment) {
        case .success(let rendered): return rendered.text
        case .failure(.aborted(let reason)): return "aborted: \(reason)"
        case .failure(.failed(let problem)): return problem.summary
        }
    } catch {
        return error.all.map(\.summary).joined(separator: "\n")
    }
}

/// What is wrong with a template, a line each.
func problems(
    _ source: String,
    as context: EscapingContext = .none,
    limits: TemplateLimits = .standard
) -> [String] {
    do throws(TemplateProblems) {
        _ = try Template(parsing: source, as: context, limits: limits)
        return []
    } catch {
        return error.all.map(\.summary)
    }
}

extension TemplateProblem {
    var summary: String {
        "\(line):\(column): \(id.rawValue): \(message)" + (help.map { "; \($0)" } ?? "")
    }
}
