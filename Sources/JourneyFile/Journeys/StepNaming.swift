/// Gives every step its id: the written one; else a send's is its message, a split's its name, and
/// any other's its word and number, such as `wait-2`.
///
/// An edit is matched to those in flight by these ids, so two steps can't share one.
struct StepNaming {
    private let out: FileReport
    private var counts: [String: Int] = [:]
    private var lines: [String: Int] = [:]

    init(out: FileReport) {
        self.out = out
    }

    func name(_ steps: inout [StepDraft]) {
        var naming = self
        steps = naming.named(steps)
    }

    private mutating func named(_ steps: [StepDraft]) -> [StepDraft] {
        steps.map { step in
            var step = step
            name(&step)
            return step
        }
    }

    private mutating func name(_ step: inout StepDraft) {
        let word = step.kind.word
        counts[word, default: 0] += 1
        let id = step.id ?? standard(for: step.kind, word: word)
        step.id = id
        if let line = lines[id] {
            report(id, step, firstLine: line)
        } else {
            lines[id] = step.node.line
        }
        nameBlocks(of: &step.kind)
    }

    private func standard(for kind: StepDraft.Kind, word: String) -> String {
        switch kind {
        case .send(let send): send.message
        case .split(let split): split.name
        case .wait, .awaitEvent, .awaitQuiet, .choose, .set, .exit, .broken:
            "\(word)-\(counts[word] ?? 0)"
        }
    }

    private mutating func nameBlocks(of kind: inout StepDraft.Kind) {
        switch kind {
        case .send(var send):
            guard case .steps(let steps) = send.ifSuppressed else { return }
            send.ifSuppressed = .steps(named(steps))
            kind = .send(send)
        case .awaitEvent(var wait):
            wait.then = named(wait.then)
            wait.otherwise = named(wait.otherwise)
            kind = .awaitEvent(wait)
        case .choose(var arms):
            for index in arms.indices { arms[index].steps = named(arms[index].steps) }
            kind = .choose(arms)
        case .split(var split):
            for index in split.arms.indices {
                split.arms[index].steps = named(split.arms[index].steps)
            }
            kind = .split(split)
        case .wait, .awaitQuiet, .set, .exit, .broken: return
        }
    }

    private func report(_ id: String, _ step: StepDraft, firstLine: Int) {
        let message: String
        switch step.kind {
        case .send where step.idNode == nil:
            message =
                "the message '\(id)' is sent by two steps, and an edit could not tell them apart"
        case .split where step.idNode == nil:
            message = "two steps are known as '\(id)', and an edit could not tell them apart"
        case .send, .split, .wait, .awaitEvent, .awaitQuiet, .choose, .set, .exit, .broken:
            message = "two steps have the id '\(id)'"
        }
        out.error(
            .duplicateStep,
            at: step.idNode ?? step.node,
            message,
            help: "the first is in line \(firstLine); give this one an 'id:' of its own"
        )
    }
}
