import JourneyCore

/// The keys of a mapping that was checked against those it may have.
struct Fields {
    /// The mapping itself.
    let node: YAMLNode
    /// What the mapping is, for sentences: `a journey`, `'enter'`.
    let what: String
    private let out: FileReport
    private let values: [String: YAMLNode]
    private let keys: [String: YAMLNode]
    /// Keys that are there without a value, or misspelled: reported, and not missing on top.
    private let excused: Set<String>

    /// Unknown keys are reported and left out, as are keys without a value.
    ///
    /// `unsupported` are keys that the language has and this version has not.
    init?(
        _ node: YAMLNode,
        what: String,
        keys known: [String],
        unsupported: [String] = [],
        out: FileReport
    ) {
        guard let pairs = node.pairs else {
            out.error(
                .valueType,
                at: node,
                "\(what) must be a mapping of keys to values, not \(node.kind)",
                help: "its keys are \(known.joined(separator: ", "))"
            )
            return nil
        }
        var values: [String: YAMLNode] = [:]
        var keys: [String: YAMLNode] = [:]
        var excused: Set<String> = []
        for pair in pairs {
            guard let key = pair.key.scalarText else {
                out.error(.yamlKey, at: pair.key, "a key must be a word, not \(pair.key.kind)")
                continue
            }
            guard known.contains(key) else {
                let meant = Self.refuse(
                    key,
                    at: pair.key,
                    what: what,
                    known: known,
                    unsupported: unsupported,
                    out: out
                )
                if let meant { excused.insert(meant) }
                continue
            }
            keys[key] = pair.key
            guard !pair.value.isNull else {
                excused.insert(key)
                out.error(
                    .valueType,
                    at: pair.key,
                    "'\(key)' has no value",
                    help: "write one behind the ':', indent what belongs to it, or remove the key"
                )
                continue
            }
            values[key] = pair.value
        }
        self.node = node
        self.what = what
        self.out = out
        self.values = values
        self.keys = keys
        self.excused = excused
    }

    subscript(key: String) -> YAMLNode? { values[key] }

    /// The key itself, where there is a value that has no place of its own.
    func key(_ key: String) -> YAMLNode { keys[key] ?? node }

    /// Whether one of these keys was meant, and reported.
    func isExcused(_ keys: [String]) -> Bool { keys.contains(where: excused.contains) }

    /// Reports when it is missing.
    func required(_ key: String, help: String? = nil) -> YAMLNode? {
        if let value = values[key] { return value }
        guard !excused.contains(key) else { return nil }
        out.error(.missingKey, at: node, "\(what) needs the key '\(key)'", help: help)
        return nil
    }

    /// Returns the key that was probably meant.
    private static func refuse(
        _ key: String,
        at node: YAMLNode,
        what: String,
        known: [String],
        unsupported: [String],
        out: FileReport
    ) -> String? {
        if unsupported.contains(key) {
            out.error(
                .unsupported,
                at: node,
                "the key '\(key)' in \(what) is not part of this version",
                help: "remove it; the keys here are \(known.joined(separator: ", "))"
            )
            return nil
        }
        let nearest = NearestWord.of(key, among: known + unsupported)
        out.error(
            .unknownKey,
            at: node,
            "unknown key '\(key.shortened)' in \(what)",
            help: nearest.map { "did you mean '\($0)'?" }
                ?? "the keys here are \(known.joined(separator: ", "))"
        )
        return nearest
    }
}
