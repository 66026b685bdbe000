import JourneyCore

/// The version of a policy: a hash of what its file says, whatever its order of keys, its comments
/// and its layout.
enum PolicyFingerprint {
    static func of(_ root: YAMLNode) -> UInt64 {
        var hash = StableHash("policy")
        combine(root, into: &hash)
        return hash.value
    }

    private static func combine(_ node: YAMLNode, into hash: inout StableHash) {
        switch node.content {
        case .scalar(let text, _):
            hash.combine("scalar")
            hash.combine(text)
        case .list(let nodes):
            hash.combine("list")
            hash.combine(UInt64(nodes.count))
            for node in nodes { combine(node, into: &hash) }
        case .map(let pairs):
            hash.combine("map")
            hash.combine(UInt64(pairs.count))
            let sorted = pairs.sorted { ($0.key.scalarText ?? "") < ($1.key.scalarText ?? "") }
            for pair in sorted {
                combine(pair.key, into: &hash)
                combine(pair.value, into: &hash)
            }
        }
    }
}
