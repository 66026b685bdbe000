import JourneyCore

/// A step as it was read, still nested, with the places that later checks point to.
struct StepDraft {
    indirect enum Kind {
        case send(SendDraft)
        case wait(Span)
        case awaitEvent(AwaitDraft)
        case awaitQuiet(QuietStep)
        case choose([ChooseArm])
        case split(SplitDraft)
        case set([Assignment])
        case exit(reason: String)
        /// Could not be read, and was reported.
        case broken

        /// The word of the files, for ids and sentences.
        var word: String {
            switch self {
            case .send: "send"
            case .wait, .awaitEvent, .awaitQuiet: "wait"
            case .choose: "choose"
            case .split: "split"
            case .set: "set"
            case .exit: "exit"
            case .broken: "step"
            }
        }
    }

    /// The whole step.
    var node: YAMLNode
    /// As written; filled in by ``StepNaming`` where it was not.
    var id: String?
    var idNode: YAMLNode?
    var kind: Kind
}

struct SendDraft {
    enum IfSuppressed {
        case proceed
        case exit
        case steps([StepDraft])
    }

    var message: String
    var messageNode: YAMLNode
    var about: Expression?
    /// Empty for a ladder that orders itself.
    var ladder: [RungDraft]
    /// Where it says `auto`.
    var autoNode: YAMLNode?
    var bestTimeWithin: Milliseconds?
    var until: SendStep.Until
    var untilNode: YAMLNode?
    var expires: Span
    var ifSuppressed: IfSuppressed
}

struct RungDraft {
    var rung: Rung
    var node: YAMLNode
    /// Where its channel is named.
    var channelNode: YAMLNode
    var renditionNode: YAMLNode?
    var afterNode: YAMLNode?
}

struct AwaitDraft {
    var awaited: AwaitStep.Awaited
    var awaitedNode: YAMLNode
    var atMost: Span
    var then: [StepDraft]
    var otherwise: [StepDraft]
}

struct ChooseArm {
    /// `nil` for `otherwise`.
    var condition: Condition?
    /// Whether the condition could not be read: it may hold, and may not.
    var isBroken = false
    var node: YAMLNode
    var steps: [StepDraft]
}

struct SplitDraft {
    var name: String
    var nameNode: YAMLNode
    var arms: [SplitArm]
}

struct SplitArm {
    var name: String
    var weight: Int
    var node: YAMLNode
    var steps: [StepDraft]
}

extension StepDraft {
    /// The lists of steps that nest in this one, in the order of the file.
    var blocks: [[StepDraft]] {
        switch kind {
        case .send(let send):
            switch send.ifSuppressed {
            case .proceed, .exit: []
            case .steps(let steps): [steps]
            }
        case .awaitEvent(let wait): [wait.then, wait.otherwise]
        case .choose(let arms): arms.map(\.steps)
        case .split(let split): split.arms.map(\.steps)
        case .wait, .awaitQuiet, .set, .exit, .broken: []
        }
    }

    /// The experiments of this step and of those within it.
    var splits: [SplitDraft] {
        let inner = blocks.flatMap { $0.flatMap(\.splits) }
        guard case .split(let split) = kind else { return inner }
        return [split] + inner
    }

    /// Whether a customer may stand at this step, or at one within it, for a while.
    var pauses: Bool {
        switch kind {
        case .send, .wait, .awaitEvent, .awaitQuiet: true
        case .choose, .split: blocks.contains { $0.contains { $0.pauses } }
        case .set, .exit, .broken: false
        }
    }

    /// Whether no customer goes on behind this step.
    var alwaysLeaves: Bool {
        switch kind {
        case .exit: true
        case .awaitEvent(let wait): wait.then.alwaysLeave && wait.otherwise.alwaysLeave
        case .choose(let arms):
            arms.contains { $0.condition == nil && !$0.isBroken }
                && arms.allSatisfy { $0.steps.alwaysLeave }
        case .split(let split):
            !split.arms.isEmpty && split.arms.allSatisfy { $0.steps.alwaysLeave }
        case .send, .wait, .awaitQuiet, .set, .broken: false
        }
    }
}

extension [StepDraft] {
    var alwaysLeave: Bool { contains { $0.alwaysLeaves } }

    /// These steps and all that nest in them, in the order of the file.
    var flattened: [StepDraft] {
        flatMap { [$0] + $0.blocks.flatMap(\.flattened) }
    }
}
