import JourneyCore

extension Program {
    /// One line for each instruction, to read in tests.
    var listing: String {
        instructions.enumerated().map { "\($0) \($1.line)\n" }.joined()
    }

    /// Every position that an instruction may go on at, besides the next.
    var targets: [(from: Int, to: Int)] {
        instructions.enumerated().flatMap { position, instruction in
            instruction.targets.map { (position, $0) }
        }
    }
}

extension Instruction {
    fileprivate var line: String {
        switch self {
        case .send(let step):
            "send \(step.id) \(step.message) by "
                + step.ladder.map(\.line).joined(separator: ", ")
                + " until \(step.until.rawValue) expires \(step.expires)"
                + " suppressed \(step.ifSuppressed.line) next \(step.next)"
        case .wait(let id, let span): "wait \(id) \(span)"
        case .awaitEvent(let id, let step):
            "await \(id) \(step.awaited.line) at most \(step.atMost) then \(step.then)"
                + " otherwise \(step.otherwise)"
        case .awaitQuiet(let id, let step):
            "quiet \(id) \(step.without.event) for \(step.duration) at most \(step.atMost)"
        case .branch(let id, let condition, let otherwise):
            "branch \(id ?? "-") \(condition.line) otherwise \(otherwise)"
        case .jump(let target): "jump \(target)"
        case .split(let id, let name, let arms):
            "split \(id) \(name) "
                + arms.map { "\($0.name)*\($0.weight)→\($0.target)" }.joined(separator: " ")
        case .set(let id, let assignments):
            "set \(id) " + assignments.map(\.line).joined(separator: ", ")
        case .exit(let id, let reason): "exit \(id) \(reason)"
        }
    }

    fileprivate var targets: [Int] {
        switch self {
        case .send(let step):
            switch step.ifSuppressed {
            case .proceed, .exit: [step.next]
            case .steps(let position): [position, step.next]
            }
        case .awaitEvent(_, let step): [step.then, step.otherwise]
        case .branch(_, _, let otherwise): [otherwise]
        case .jump(let target): [target]
        case .split(_, _, let arms): arms.map(\.target)
        case .wait, .awaitQuiet, .set, .exit: []
        }
    }
}

extension Rung {
    fileprivate var line: String {
        channel.word + (rendition.isEmpty ? "" : "/\(rendition)")
            + (after.map { " after \($0)" } ?? "")
            + (duration.map { " for \($0)" } ?? "")
    }
}

extension SendStep.IfSuppressed {
    fileprivate var line: String {
        switch self {
        case .proceed: "continue"
        case .exit: "exit"
        case .steps(let position): "steps \(position)"
        }
    }
}

extension AwaitStep.Awaited {
    fileprivate var line: String {
        switch self {
        case .event(let condition): "'\(condition.event)'"
        case .seen(let message): "seen \(message)"
        case .clicked(let message): "clicked \(message)"
        }
    }
}

extension Condition {
    fileprivate var line: String {
        switch self {
        case .expression(let expression): expression.source
        case .all(let parts): "all(" + parts.map(\.line).joined(separator: "; ") + ")"
        case .any(let parts): "any(" + parts.map(\.line).joined(separator: "; ") + ")"
        case .not(let part): "not(\(part.line))"
        }
    }
}

extension Assignment {
    fileprivate var line: String {
        switch target {
        case .attribute(let name): "customer.\(name) = \(value.source)"
        case .variable(let name): "vars.\(name) = \(value.source)"
        }
    }
}
