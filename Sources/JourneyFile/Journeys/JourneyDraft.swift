import JourneyCore

/// A journey as it was read: everything but the compiled program.
struct JourneyDraft {
    var file: SourceFile
    var name: String
    var nameNode: YAMLNode
    var title: String?
    var owner: String?
    var status = Journey.Status.live
    var priority = 50
    var entry: Entry?
    var exits: [EventCondition] = []
    /// The places of ``exits``, in the same order.
    var exitNodes: [YAMLNode] = []
    var goal: Goal?
    /// Also of a goal that could not be read.
    var goalNode: YAMLNode?
    var holdout: BasisPoints?
    var inFlight = Journey.InFlight.migrate
    var steps: [StepDraft] = []
}
