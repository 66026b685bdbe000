import JourneyCore

/// Flattens nested steps to a program.
///
/// Blocks lie one after another in the order of the file, and join behind their step, so every jump
/// goes forward.
struct ProgramBuilder {
    private var instructions: [Instruction] = []
    /// The rungs of a message whose ladder orders itself.
    private let autoLadder: (String) -> [Rung]

    /// `steps` must be free of errors, and named.
    static func program(
        of steps: [StepDraft],
        autoLadder: @escaping (String) -> [Rung]
    ) -> Program {
        var builder = ProgramBuilder(autoLadder: autoLadder)
        builder.add(steps)
        return Program(builder.instructions)
    }

    private init(autoLadder: @escaping (String) -> [Rung]) {
        self.autoLadder = autoLadder
    }

    private mutating func add(_ steps: [StepDraft]) {
        for step in steps { add(step) }
    }

    private mutating func add(_ step: StepDraft) {
        let id = step.id ?? ""
        switch step.kind {
        case .send(let send): add(send, id)
        case .wait(let span): instructions.append(.wait(id: id, span))
        case .awaitEvent(let wait): add(wait, id)
        case .awaitQuiet(let quiet): instructions.append(.awaitQuiet(id: id, quiet))
        case .choose(let arms): add(arms, id)
        case .split(let split): add(split, id)
        case .set(let assignments): instructions.append(.set(id: id, assignments))
        case .exit(let reason): instructions.append(.exit(id: id, reason: reason))
        case .broken: preconditionFailure("compiling a broken step is a caller's mistake")
        }
    }

    private mutating func add(_ send: SendDraft, _ id: String) {
        let position = reserve()
        let suppressed: SendStep.IfSuppressed
        switch send.ifSuppressed {
        case .proceed: suppressed = .proceed
        case .exit: suppressed = .exit
        case .steps(let steps):
            add(steps)
            suppressed = steps.isEmpty ? .proceed : .steps(at: position + 1)
        }
        instructions[position] = .send(
            SendStep(
                id: id,
                message: send.message,
                about: send.about,
                ladder: send.autoNode == nil
                    ? send.ladder.map(\.rung) : autoLadder(send.message),
                isAuto: send.autoNode != nil,
                bestTimeWithin: send.bestTimeWithin,
                until: send.until,
                expires: send.expires,
                ifSuppressed: suppressed,
                next: instructions.count
            )
        )
    }

    private mutating func add(_ wait: AwaitDraft, _ id: String) {
        let position = reserve()
        add(wait.then)
        let jump = wait.otherwise.isEmpty || wait.then.isEmpty ? nil : reserve()
        let otherwise = instructions.count
        add(wait.otherwise)
        if let jump { instructions[jump] = .jump(instructions.count) }
        instructions[position] = .awaitEvent(
            id: id,
            AwaitStep(
                awaited: wait.awaited,
                atMost: wait.atMost,
                then: wait.then.isEmpty ? instructions.count : position + 1,
                otherwise: otherwise
            )
        )
    }

    private mutating func add(_ arms: [ChooseArm], _ id: String) {
        var jumps: [Int] = []
        for (index, arm) in arms.enumerated() {
            let branch = arm.condition.map { (position: reserve(), condition: $0) }
            add(arm.steps)
            if index + 1 < arms.count { jumps.append(reserve()) }
            guard let branch else { continue }
            instructions[branch.position] = .branch(
                id: index == 0 ? id : nil,
                condition: branch.condition,
                otherwise: instructions.count
            )
        }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
    }

    private mutating func add(_ split: SplitDraft, _ id: String) {
        let position = reserve()
        var arms: [Arm] = []
        var jumps: [Int] = []
        for (index, arm) in split.arms.enumerated() {
            arms.append(Arm(name: arm.name, weight: arm.weight, target: instructions.count))
            add(arm.steps)
            if index + 1 < split.arms.count { jumps.append(reserve()) }
        }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
        instructions[position] = .split(id: id, name: split.name, arms: arms)
    }

    /// A place whose instruction is known once its blocks are laid out.
    private mutating func reserve() -> Int {
        instructions.append(.jump(0))
        return instructions.count - 1
    }
}
