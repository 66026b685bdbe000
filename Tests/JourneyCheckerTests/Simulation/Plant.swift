import Testing

@testable import JourneyChecker

/// One way to spoil the clean history, and the rule that must see it.
struct Plant: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var rule: Rule
    var spoil: @Sendable (inout SampleHistory) -> Void

    init(
        _ description: String,
        _ rule: Rule,
        _ spoil: @escaping @Sendable (inout SampleHistory) -> Void
    ) {
        testDescription = description
        self.rule = rule
        self.spoil = spoil
    }

    /// Changes one field of one line.
    init(_ description: String, _ rule: Rule, _ label: String, _ key: String, _ value: String?) {
        self.init(description, rule) { history in
            history.edit(label) { $0[key] = value }
        }
    }
}
