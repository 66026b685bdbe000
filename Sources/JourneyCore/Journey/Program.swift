/// The steps of a journey, flattened: a position is an index, and the end is one past the last.
///
/// Every jump goes forward, so every walk through a program ends.
package struct Program: Sendable {
    package private(set) var instructions: [Instruction]
    /// Where a step starts, by its id.
    private var positions: [String: Int]

    package init(_ instructions: [Instruction]) {
        self.instructions = instructions
        positions = [:]
        for (position, instruction) in instructions.enumerated() {
            guard let id = instruction.stepID else { continue }
            precondition(positions[id] == nil, "two steps have the id '\(id)'")
            positions[id] = position
        }
    }

    /// Whether some contact waits for the hour at which its customer responds.
    var asksForBestTime: Bool {
        instructions.contains { instruction in
            switch instruction {
            case .send(let step): step.bestTimeWithin != nil
            case .wait, .awaitEvent, .awaitQuiet, .branch, .jump, .split, .set, .exit: false
            }
        }
    }

    package func position(of stepID: String) -> Int? { positions[stepID] }
}

/// One operation of a program.
///
/// Targets are positions.
package indirect enum Instruction: Sendable {
    case send(SendStep)
    case wait(id: String, Span)
    case awaitEvent(id: String, AwaitStep)
    case awaitQuiet(id: String, QuietStep)
    /// Goes on where `condition` holds, else to `otherwise`.
    case branch(id: String?, condition: Condition, otherwise: Int)
    case jump(Int)
    case split(id: String, name: String, arms: [Arm])
    case set(id: String, [Assignment])
    case exit(id: String, reason: String)

    package var stepID: String? {
        switch self {
        case .send(let step): step.id
        case .wait(let id, _), .awaitEvent(let id, _), .awaitQuiet(let id, _): id
        case .split(let id, _, _), .set(let id, _), .exit(let id, _): id
        case .branch(let id, _, _): id
        case .jump: nil
        }
    }
}

/// A condition of the files: an expression, or several together.
package indirect enum Condition: Sendable {
    case expression(Expression)
    case all([Condition])
    case any([Condition])
    case not(Condition)
}

/// Waits for an event with a deadline.
package struct AwaitStep: Sendable {
    package enum Awaited: Sendable {
        case event(EventCondition)
        /// By a contact of this enrollment.
        case seen(message: String)
        case clicked(message: String)
    }

    package var awaited: Awaited
    package var atMost: Span
    /// Where to go on when it happened, and when it did not.
    package var then: Int
    package var otherwise: Int

    package init(awaited: Awaited, atMost: Span, then: Int, otherwise: Int) {
        self.awaited = awaited
        self.atMost = atMost
        self.then = then
        self.otherwise = otherwise
    }
}

/// Waits until so long has passed without an event.
package struct QuietStep: Sendable {
    package var without: EventCondition
    package var duration: Span
    package var atMost: Span

    package init(without: EventCondition, duration: Span, atMost: Span) {
        self.without = without
        self.duration = duration
        self.atMost = atMost
    }
}

/// One way of an experiment.
package struct Arm: Sendable {
    package var name: String
    package var weight: Int
    package var target: Int

    package init(name: String, weight: Int, target: Int) {
        self.name = name
        self.weight = weight
        self.target = target
    }
}

/// Gives a profile attribute or a variable a value.
package struct Assignment: Sendable {
    package enum Target: Hashable, Sendable {
        case attribute(String)
        case variable(String)
    }

    package var target: Target
    package var value: Expression

    package init(target: Target, value: Expression) {
        self.target = target
        self.value = value
    }
}
