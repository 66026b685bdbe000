/// Reads a `*.journey.yaml`: which steps send, and how long they may.
struct JourneyReader {
    let name: String
    private let root: YAMLNode

    init(_ root: YAMLNode) throws {
        guard let name = root["journey"]?.text else {
            throw root.problem("the journey has no name: begin the file with 'journey:'")
        }
        self.name = name
        self.root = root
    }

    func rule() throws -> JourneyRule {
        var rule = JourneyRule()
        guard let steps = root["steps"] else { return rule }
        try collect(steps, into: &rule)
        return rule
    }

    /// Steps nest in many ways, so every mapping below `steps` that has a `send` is taken for one.
    private func collect(_ node: YAMLNode, into rule: inout JourneyRule) throws {
        if let message = node["send"]?.text {
            let span = try node["expires"]?.span() ?? JourneyReader.expiresByDefault
            let step = node["id"]?.text ?? message
            rule.expires[step, default: []].append(span)
            for rung in node["ladder"]?.items ?? []
            where rung.text == "display" || rung["display"] != nil {
                let time = try rung["display"]?["for"]?.span()
                rule.shownFor[step, default: []].append(time)
            }
        }
        for member in node.members { try collect(member.value, into: &rule) }
        for item in node.items { try collect(item, into: &rule) }
    }

    private static let expiresByDefault: Span = {
        var span = Span()
        span.days = 7
        return span
    }()
}
