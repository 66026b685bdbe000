/// A declared state machine, compiled: a flat program that enrollments walk through.
package struct Journey: Sendable {
    package enum Status: String, CaseIterable, Sendable {
        case draft
        case live
    }

    /// What an edit does to those inside.
    package enum InFlight: String, CaseIterable, Sendable {
        case migrate
        case pin
        case drain
        case exit
    }

    /// Its identity: never changes.
    package var name: String
    package var title: String
    package var owner: String?
    package var status: Status
    /// 0 to 100: who wins when contacts are scarce.
    package var priority: Int
    package var entry: Entry
    package var exits: [EventCondition]
    package var goal: Goal?
    package var holdout: BasisPoints?
    package var inFlight: InFlight
    package var program: Program
    /// A hash of the journey and of the structure of the messages that it uses.
    package var version: UInt64

    package init(
        name: String,
        title: String? = nil,
        owner: String? = nil,
        status: Status = .live,
        priority: Int = 50,
        entry: Entry,
        exits: [EventCondition] = [],
        goal: Goal? = nil,
        holdout: BasisPoints? = nil,
        inFlight: InFlight = .migrate,
        program: Program,
        version: UInt64
    ) {
        self.name = name
        self.title = title ?? name
        self.owner = owner
        self.status = status
        self.priority = priority
        self.entry = entry
        self.exits = exits
        self.goal = goal
        self.holdout = holdout
        self.inFlight = inFlight
        self.program = program
        self.version = version
    }
}

/// An event by name, and what must hold about it.
package struct EventCondition: Sendable {
    package var event: String
    package var when: Expression?

    package init(event: String, when: Expression? = nil) {
        self.event = event
        self.when = when
    }
}

/// What a journey is for.
package struct Goal: Sendable {
    package var condition: EventCondition
    /// From entry, in event time; outlives the exit.
    package var within: Milliseconds
    package var value: Expression?

    package init(condition: EventCondition, within: Milliseconds, value: Expression? = nil) {
        self.condition = condition
        self.within = within
        self.value = value
    }
}
