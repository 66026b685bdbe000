import JourneyCore

/// A block tag whose end is yet to come.
struct OpenBlock {
    enum Kind {
        /// The template itself.
        case root
        case branch
        case choice(Expression?)
        case loop(Loop?)
        case capture(name: String)
        case changed
    }

    /// What opened a section: the tag itself, or an `else` or the like within it.
    enum Header {
        case start
        case condition(Condition?, isNegated: Bool)
        case values([Expression])
        case otherwise
    }

    var kind: Kind
    /// Such as `if`; empty for the template itself.
    var name: String
    var offset: Int
    private var finished: [(header: Header, nodes: [Node])] = []
    private var header: Header
    private var nodes: [Node] = []

    init(kind: Kind, name: String, offset: Int, header: Header = .start) {
        self.kind = kind
        self.name = name
        self.offset = offset
        self.header = header
    }

    var hasElse: Bool {
        ([header] + finished.map(\.header)).contains { header in
            if case .otherwise = header { return true }
            return false
        }
    }

    mutating func append(_ node: Node) {
        nodes.append(node)
    }

    mutating func beginSection(_ header: Header) {
        finished.append((self.header, nodes))
        (self.header, nodes) = (header, [])
    }

    /// The node of the block, now that it ends.
    func node() -> Node {
        let sections = finished + [(header, nodes)]
        switch kind {
        case .root, .changed: return .changed(Block(nodes: nodes))
        case .capture(let name): return .capture(name: name, Block(nodes: nodes))
        case .branch: return branch(sections)
        case .choice(let subject): return choice(sections, on: subject)
        case .loop(let loop): return self.loop(loop, sections)
        }
    }

    /// The nodes of the template itself.
    var block: Block { Block(nodes: nodes) }

    private func branch(_ sections: [(header: Header, nodes: [Node])]) -> Node {
        let bodies = Self.bodies(of: sections)
        let arms = zip(sections, bodies.blocks).map { section, body in
            if case .condition(let condition, let isNegated) = section.header {
                return Branch.Arm(condition: condition, isNegated: isNegated, body: body)
            }
            return Branch.Arm(condition: nil, isNegated: false, body: body)
        }
        return .branch(Branch(arms: arms, isBlank: bodies.areBlank, offset: offset))
    }

    /// What stands before the first `when` belongs to no arm, and is dropped, as Liquid does.
    private func choice(
        _ sections: [(header: Header, nodes: [Node])],
        on subject: Expression?
    ) -> Node {
        let arms = Array(sections.dropFirst())
        let bodies = Self.bodies(of: arms)
        return .choice(
            Choice(
                subject: subject ?? .literal(.null),
                arms: zip(arms, bodies.blocks).map { section, body in
                    if case .values(let values) = section.header {
                        return Choice.Arm(values: values, body: body)
                    }
                    return Choice.Arm(values: nil, body: body)
                },
                isBlank: bodies.areBlank,
                offset: offset
            )
        )
    }

    private func loop(_ loop: Loop?, _ sections: [(header: Header, nodes: [Node])]) -> Node {
        guard var loop else { return .nothing }
        if loop.table == nil {
            let bodies = Self.bodies(of: sections)
            loop.body = bodies.blocks[0]
            loop.otherwise = bodies.blocks.count > 1 ? bodies.blocks[1] : nil
            loop.isBlank = bodies.areBlank
        } else {
            loop.body = Block(nodes: sections[0].nodes)
        }
        return .loop(loop)
    }

    /// Sections that all have nothing but white space lose that as well.
    private static func bodies(
        of sections: [(header: Header, nodes: [Node])]
    ) -> (blocks: [Block], areBlank: Bool) {
        let blocks = sections.map { Block(nodes: $0.nodes) }
        let areBlank = blocks.allSatisfy(\.isBlank)
        return (areBlank ? blocks.map { $0.withoutTexts() } : blocks, areBlank)
    }
}
