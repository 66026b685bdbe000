/// One customer's passage through one journey version.
///
/// Every active enrollment has exactly one reason to be alive and a moment at which it is looked at
/// again: ``due``.
package struct Enrollment: Sendable {
    package enum State: Hashable, Sendable {
        case waiting(until: Timestamp)
        /// For an event that happens after `since`.
        case awaiting(since: Timestamp, until: Timestamp)
        /// Until nothing has happened for a while; `until` moves, `deadline` does not.
        case quieting(until: Timestamp, deadline: Timestamp)
        case speaking(SendProgress)
        case ended(EndReason, at: Timestamp)
    }

    package let id: Identifier
    package let journey: String
    package var version: UInt64
    package let key: String
    /// The how many-th entry of this customer into this journey under this key, from 0.
    package internal(set) var number: Int
    package let enteredAt: Timestamp
    /// The event that started it; a restart replaces it.
    package var entry: EntryEvent
    /// The step at which it stands; meaningless once it has ended.
    package var step: String
    package var state: State
    /// How often the steps were started over.
    package var restarts: Int
    /// The latest at which a wait for quiet may end, kept across restarts.
    package var quietDeadline: Timestamp?
    package var variables: ValueMap
    package var holdout: HoldoutMembership
    package var goal: GoalTracking
    /// Whether it came from a customer whose holdout or arm was another: a merge has mixed what it
    /// measures.
    package var isCrossed: Bool

    package init(
        id: Identifier,
        journey: String,
        version: UInt64,
        key: String,
        number: Int,
        enteredAt: Timestamp,
        entry: EntryEvent,
        step: String,
        state: State,
        restarts: Int = 0,
        quietDeadline: Timestamp? = nil,
        variables: ValueMap = ValueMap(),
        holdout: HoldoutMembership = .none,
        goal: GoalTracking = .none,
        isCrossed: Bool = false
    ) {
        self.id = id
        self.journey = journey
        self.version = version
        self.key = key
        self.number = number
        self.enteredAt = enteredAt
        self.entry = entry
        self.step = step
        self.state = state
        self.restarts = restarts
        self.quietDeadline = quietDeadline
        self.variables = variables
        self.holdout = holdout
        self.goal = goal
        self.isCrossed = isCrossed
    }

    /// When it is looked at again; `nil` once it has ended.
    package var due: Timestamp? {
        switch state {
        case .waiting(let until), .awaiting(_, let until), .quieting(let until, _): until
        case .speaking(let progress): progress.due
        case .ended: nil
        }
    }

    package var versionText: String { Self.text(ofVersion: version) }

    /// A version as 16 hexadecimal digits, as it is written outside.
    package static func text(ofVersion version: UInt64) -> String {
        String(Identifier(high: version, low: 0).description.prefix(16))
    }

    package var isActive: Bool {
        switch state {
        case .waiting, .awaiting, .quieting, .speaking: true
        case .ended: false
        }
    }
}

/// The event that started an enrollment.
package struct EntryEvent: Sendable {
    package var name: String
    package var time: Timestamp
    package var properties: JSONPayload

    package init(name: String, time: Timestamp, properties: JSONPayload) {
        self.name = name
        self.time = time
        self.properties = properties
    }
}

/// How far a `send` has come; which rungs have spoken stands in the ledger.
package struct SendProgress: Hashable, Sendable {
    package var about: String
    package var arrivedAt: Timestamp
    package var expiresAt: Timestamp
    /// The rung that is being tried.
    package var rung: Int
    /// Only of a ladder that orders itself.
    package var order: LadderOrder?
    /// When the send ends if nothing more is heard: the last rung's patience or the expiry.
    package var due: Timestamp

    package init(
        about: String,
        arrivedAt: Timestamp,
        expiresAt: Timestamp,
        rung: Int = 0,
        order: LadderOrder? = nil,
        due: Timestamp
    ) {
        self.about = about
        self.arrivedAt = arrivedAt
        self.expiresAt = expiresAt
        self.rung = rung
        self.order = order
        self.due = due
    }
}

/// Why an enrollment ended.
package enum EndReason: Hashable, Sendable {
    /// The steps were over.
    case finished
    /// An event of the journey's `exit`.
    case exited
    case goalReached
    /// A step `exit`, with its reason.
    case left(String)
    /// `if_suppressed: exit`.
    case suppressed
    /// An edit took away the step at which it stood, or the journey.
    case removed
    case erased
    /// An older one of the same journey and key stays: two customers turned out to be one.
    case merged

    package var word: String {
        switch self {
        case .finished: "finished"
        case .exited: "exited"
        case .goalReached: "goal_reached"
        case .left(let reason): reason
        case .suppressed: "suppressed"
        case .removed: "removed"
        case .erased: "erased"
        case .merged: "merged"
        }
    }
}

/// Frozen at entry.
package enum HoldoutMembership: UInt8, Sendable {
    case none = 0
    case global = 1
    case journey = 2
}

package enum GoalTracking: Hashable, Sendable {
    case none
    /// In event time.
    case open(until: Timestamp)
    case reached(at: Timestamp)
    case missed
}
