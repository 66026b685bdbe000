@testable import JourneyChecker

/// An output line that a test can edit before it is written.
struct Row {
    /// How tests name it.
    var label: String
    var fields: [String: String]

    init(_ label: String, _ time: String, _ kind: String, _ fields: [String: String]) {
        self.label = label
        self.fields = fields
        self.fields["at"] = "2026-03-" + time + ":00.000Z"
        self.fields["kind"] = kind
        self.fields["version"] =
            ["enrolled", "step", "exited", "goal", "contact"].contains(kind)
            ? "v1" : nil
    }

    subscript(key: String) -> String? {
        get { fields[key] }
        set { fields[key] = newValue }
    }

    var text: String {
        let members = OutputLine.keys.compactMap { key in
            fields[key].map { key == "cost" ? "\"\(key)\":\($0)" : "\"\(key)\":\"\($0)\"" }
        }
        return "{" + members.joined(separator: ",") + "}"
    }
}
