import JourneyCore

/// Tells the names that a template makes itself from those that it asks its scope for.
struct NameScopes {
    private enum Meaning {
        case made
        /// Another name for a part of the scope: a loop's item, or `assign item = entry.item`.
        case alias(PathReference)
    }

    /// The template's own names first, then those of the loops around.
    private var scopes: [[String: Meaning]] = [[:]]
    private var references: [(reference: PathReference, offset: Int)] = []
    private var seen: Set<String> = []

    mutating func make(_ name: String, as reference: PathReference? = nil) {
        scopes[0][name] = reference.map { .alias($0) } ?? .made
    }

    mutating func enterLoop(_ variable: String, over reference: PathReference?) {
        var item = reference
        item?.steps.append(.element)
        scopes.append([
            variable: item.map { .alias($0) } ?? .made, "forloop": .made, "tablerowloop": .made,
        ])
    }

    mutating func leaveLoop() {
        if scopes.count > 1 { scopes.removeLast() }
    }

    mutating func record(_ path: Path, at offset: Int) {
        guard let reference = reference(of: path), seen.insert(reference.text).inserted else {
            return
        }
        references.append((reference, offset))
    }

    /// What was recorded, in the order of the source.
    func references(in source: SourceText) -> [PathReference] {
        let sorted = references.sorted { $0.offset < $1.offset }
        return zip(sorted, source.places(of: sorted.map(\.offset))).map { recorded, place in
            var reference = recorded.reference
            (reference.line, reference.column) = (place.line, place.column)
            return reference
        }
    }

    /// The part of the scope that an expression is; nil if it is the template's own.
    func reference(of expression: Expression?) -> PathReference? {
        guard case .path(let path) = expression else { return nil }
        return reference(of: path)
    }

    private func reference(of path: Path) -> PathReference? {
        guard case .name(let root) = path.root else { return nil }
        var reference = PathReference(root: root, steps: [], line: 0, column: 0)
        let meaning = scopes.reversed().lazy.compactMap { $0[root] }.first
        switch meaning {
        case .made: return nil
        case .alias(let aliased): reference = aliased
        case nil: break
        }
        for step in path.steps {
            switch step {
            case .name(let name): reference.steps.append(.name(name))
            case .index(let index):
                if case .literal(.string(let name)) = index {
                    reference.steps.append(.name(name))
                } else {
                    reference.steps.append(.element)
                }
            }
        }
        return reference
    }
}
