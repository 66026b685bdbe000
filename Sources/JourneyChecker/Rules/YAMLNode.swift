import Yams

/// A place in a YAML file: every scalar is the text that stands there, never a guessed type.
///
/// That is how `on` stays a plain word and `9:00` does not become a number.
struct YAMLNode {
    let file: String
    private let node: Node

    init(_ text: String, file: String) throws {
        do {
            guard let root = try Yams.compose(yaml: text) else {
                throw InputProblem("'\(file)' is empty: write a mapping")
            }
            node = root
        } catch let error as YamlError {
            throw InputProblem("'\(file)' is not YAML: \(error)")
        }
        self.file = file
    }

    private init(_ node: Node, file: String) {
        self.node = node
        self.file = file
    }

    var text: String? { node.scalar?.string }

    /// `file:line:column`, for messages.
    var place: String {
        guard let mark = node.mark else { return file }
        return "\(file):\(mark.line):\(mark.column)"
    }

    var isMissing: Bool {
        guard let scalar = node.scalar, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    var members: [(key: String, value: YAMLNode)] {
        guard let mapping = node.mapping else { return [] }
        return mapping.map { ($0.key.scalar?.string ?? "", YAMLNode($0.value, file: file)) }
    }

    var items: [YAMLNode] {
        (node.sequence ?? []).map { YAMLNode($0, file: file) }
    }

    var isMapping: Bool { node.mapping != nil }

    var isSequence: Bool { node.sequence != nil }

    subscript(key: String) -> YAMLNode? {
        members.first { $0.key == key && !$0.value.isMissing }?.value
    }

    /// One word, or a list of words.
    func words() throws -> Set<String> {
        if let text { return [text] }
        let words = items.compactMap(\.text)
        guard isSequence, words.count == items.count else {
            throw problem("expected a list of words")
        }
        return Set(words)
    }

    func problem(_ text: String) -> InputProblem {
        InputProblem("\(place): \(text)")
    }

    /// Refuses a rule with a part that this reader does not know: it might narrow the rule.
    func expectOnly(_ known: Set<String>, in what: String) throws {
        for member in members where !known.contains(member.key) {
            throw member.value.problem(
                "unknown key '\(member.key)' in \(what): teach the checker what it means"
            )
        }
    }
}
