/// Reads a `*.message.yaml`.
struct MessageReader {
    let name: String
    private let root: YAMLNode

    init(_ root: YAMLNode) throws {
        guard let name = root["message"]?.text else {
            throw root.problem("the message has no name: begin the file with 'message:'")
        }
        self.name = name
        self.root = root
    }

    func rule() throws -> MessageRule {
        let purpose = root["purpose"]?.text ?? "marketing"
        guard ["marketing", "transactional"].contains(purpose) else {
            throw root.problem("unknown purpose '\(purpose)'")
        }
        return MessageRule(
            topic: root["topic"]?.text,
            isMarketing: purpose == "marketing",
            offer: root["offer"]?.text ?? name,
            cooldown: try root["cooldown"]?.span().windowMilliseconds
        )
    }
}
