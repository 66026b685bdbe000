/// What a file holds, as its name says.
enum FileKind: Hashable {
    case journey
    case message
    case policy
    case segment
    /// What is expected of journeys.
    case test
    /// HTML or text beside a message.
    case body
    /// A YAML file whose name says nothing.
    case unclear
    case other

    init(_ name: some StringProtocol) {
        if name == "policy.yaml" {
            self = .policy
        } else if name.hasSuffix(".journey.yaml") {
            self = .journey
        } else if name.hasSuffix(".message.yaml") {
            self = .message
        } else if name.hasSuffix(".segment.yaml") {
            self = .segment
        } else if name.hasSuffix(".test.yaml") {
            self = .test
        } else if name.hasSuffix(".html") || name.hasSuffix(".txt") {
            self = .body
        } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
            self = .unclear
        } else {
            self = .other
        }
    }
}
