import JourneyCore

/// The messages that a journey may name: all that exist, and those that it sends itself.
struct MessageNames: Sendable {
    /// Sorted.
    var known: [String]
    var sent: Set<String>

    struct Complaint {
        /// Whether there is such a message, only that this journey doesn't send it.
        var isKnown: Bool
        var message: String
        var help: String?
    }

    /// What is wrong with asking whether `message` was seen or clicked.
    func complaint(about message: String) -> Complaint? {
        guard known.contains(message) else {
            return Complaint(
                isKnown: false,
                message: "there is no message '\(message.shortened)'",
                help: NearestWord.of(message, among: known).map { "did you mean '\($0)'?" }
            )
        }
        guard sent.contains(message) else {
            return Complaint(
                isKnown: true,
                message: "this journey does not send the message '\(message)', and only its own"
                    + " contacts count",
                help: sent.isEmpty
                    ? nil : "it sends \(sent.sorted().joined(separator: ", "))"
            )
        }
        return nil
    }

    /// The messages of all `send` steps, also of those that could not be read otherwise.
    static func sent(in node: YAMLNode) -> Set<String> {
        switch node.content {
        case .scalar: return []
        case .list(let nodes): return nodes.reduce(into: []) { $0.formUnion(sent(in: $1)) }
        case .map(let pairs):
            return pairs.reduce(into: []) { result, pair in
                if pair.key.scalarText == "send", let message = pair.value.scalarText {
                    result.insert(message)
                }
                result.formUnion(sent(in: pair.value))
            }
        }
    }

    /// What the expressions of the journey may name.
    var vocabulary: ExpressionVocabulary {
        var vocabulary = ExpressionVocabulary.journey
        vocabulary.complaint = { meaning, text in
            switch meaning {
            case .message:
                complaint(about: text)
                    .map { ArgumentComplaint(message: $0.message, help: $0.help) }
            case .window: Self.complaint(aboutWindow: text)
            case .segment:
                ArgumentComplaint(
                    message: "segments are not part of this version",
                    help: "write the segment's condition here"
                )
            case .event, .property, .bucketing, .moment: nil
            }
        }
        return vocabulary
    }

    private static func complaint(aboutWindow text: String) -> ArgumentComplaint? {
        do throws(SpanError) {
            _ = try Span(parsing: text)
            return nil
        } catch {
            let (message, help) = NodeReader.split(error.description)
            return ArgumentComplaint(message: message, help: help)
        }
    }
}
