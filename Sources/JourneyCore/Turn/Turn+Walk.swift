extension Turn {
    /// Walks an enrollment on from a position until it waits, speaks or ends.
    ///
    /// Ends, because every jump of a program goes forward.
    mutating func proceed(_ index: Int, to position: Int, event: Event? = nil) {
        let name = customer.enrollments[index].journey
        guard let program = programme.program(of: name) else {
            return end(index, .removed, recall: .exited)
        }
        var position = position
        while position < program.instructions.count {
            switch program.instructions[position] {
            case .jump(let target): position = target
            case .branch(_, let condition, let otherwise):
                let scope = scope(of: customer.enrollments[index], event: event)
                position = condition.holds(in: scope) == .yes ? position + 1 : otherwise
            case .split(let id, let name, let arms):
                arrive(index, at: id)
                position = arm(of: name, among: arms, for: customer.originalID).target
            case .set(let id, let assignments):
                arrive(index, at: id)
                assign(assignments, for: index, event: event)
                position += 1
            case .exit(let id, let reason):
                arrive(index, at: id)
                return end(index, .left(reason), recall: .exited)
            case .wait(let id, let span):
                arrive(index, at: id)
                return pause(index, .waiting(until: later(span, than: now)))
            case .awaitEvent(let id, let step):
                arrive(index, at: id)
                let until = later(step.atMost, than: now)
                return pause(index, .awaiting(since: now, until: until))
            case .awaitQuiet(let id, let step):
                arrive(index, at: id)
                return pause(index, quieting(step, of: index))
            case .send(let step):
                arrive(index, at: step.id)
                guard let next = speak(step, of: index, event: event) else { return }
                position = next
            }
            guard customer.enrollments[index].isActive else { return }
        }
        end(index, .finished, recall: .exited)
    }

    /// Ends an enrollment; what is in flight for it is recalled.
    mutating func end(_ index: Int, _ reason: EndReason, recall: Reason) {
        customer.enrollments[index].state = .ended(reason, at: now)
        touch(enrollment: index)
        recallAll(of: index, recall)
        record(.exited, customer.enrollments[index], reason: reason.word)
    }

    private mutating func arrive(_ index: Int, at step: String) {
        customer.enrollments[index].step = step
        touch(enrollment: index)
        record(.step, customer.enrollments[index], step: step)
    }

    private mutating func pause(_ index: Int, _ state: Enrollment.State) {
        customer.enrollments[index].state = state
    }

    /// A restart keeps the first deadline: a customer who clicks for ever is spoken to after all.
    private mutating func quieting(_ step: QuietStep, of index: Int) -> Enrollment.State {
        let deadline =
            customer.enrollments[index].quietDeadline ?? later(step.atMost, than: now)
        customer.enrollments[index].quietDeadline = deadline
        let until = min(later(step.duration, than: now), deadline)
        return .quieting(until: until, deadline: deadline)
    }

    /// Sticky: the same customer meets the same arm, in every entry and on every machine.
    func arm(of experiment: String, among arms: [Arm], for originalID: String) -> Arm {
        let total = arms.reduce(0) { $0 + $1.weight }
        var choice = StableHash("split", experiment, originalID)
            .choice(below: UInt64(max(total, 1)))
        for arm in arms {
            guard choice >= UInt64(arm.weight) else { return arm }
            choice -= UInt64(arm.weight)
        }
        return arms[arms.count - 1]
    }

    private mutating func assign(_ assignments: [Assignment], for index: Int, event: Event?) {
        for assignment in assignments {
            let scope = scope(of: customer.enrollments[index], event: event)
            // What can't be computed is not set; the step is passed all the same.
            guard case .success(let value) = assignment.value.evaluate(in: scope) else {
                continue
            }
            switch assignment.target {
            case .variable(let name): customer.enrollments[index].variables[name] = value
            case .attribute(let name):
                apply(ProfileChange(attributes: ValueMap([name: value])), at: now)
            }
        }
    }
}
