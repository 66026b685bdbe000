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
    var goal: Goal?
    var hasGoal = false
    var holdout: BasisPoints?
    var inFlight = Journey.InFlight.migrate
    var steps: [StepDraft] = []
}
