extension Journey {
    /// The events that can move an enrollment of this journey.
    var eventNames: Set<String> {
        var names = Set(exits.map(\.event))
        if let goal { names.insert(goal.condition.event) }
        for instruction in program.instructions {
            switch instruction {
            case .awaitEvent(_, let step):
                if case .event(let condition) = step.awaited { names.insert(condition.event) }
            case .awaitQuiet(_, let step): names.insert(step.without.event)
            case .send, .wait, .branch, .jump, .split, .set, .exit: continue
            }
        }
        return names
    }

    /// The events whose history some expression asks for.
    var rememberedEvents: Set<String> {
        var names: Set<String> = []
        for expression in expressions {
            for call in expression.ownCalls where Self.historyFunctions.contains(call.function) {
                if case .string(let event)? = call.arguments.first ?? nil { names.insert(event) }
            }
        }
        return names
    }

    private static let historyFunctions: Set<String> = ["count", "sum", "first", "last"]

    /// Every expression of the journey, in the order of the file.
    private var expressions: [Expression] {
        var all = [entry.when, entry.key, goal?.condition.when, goal?.value].compactMap { $0 }
        all += exits.compactMap(\.when)
        for instruction in program.instructions { all += instruction.expressions }
        return all
    }
}

extension Instruction {
    fileprivate var expressions: [Expression] {
        switch self {
        case .send(let step): [step.about].compactMap { $0 }
        case .awaitEvent(_, let step):
            if case .event(let condition) = step.awaited {
                [condition.when].compactMap { $0 }
            } else {
                []
            }
        case .awaitQuiet(_, let step): [step.without.when].compactMap { $0 }
        case .branch(_, let condition, _): condition.expressions
        case .set(_, let assignments): assignments.map(\.value)
        case .wait, .jump, .split, .exit: []
        }
    }
}

extension Condition {
    fileprivate var expressions: [Expression] {
        switch self {
        case .expression(let expression): [expression]
        case .all(let conditions), .any(let conditions): conditions.flatMap(\.expressions)
        case .not(let condition): condition.expressions
        }
    }
}
