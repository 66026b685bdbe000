package import JourneyCore

/// What a fault simulation of one seed came to.
package struct FaultOutcome: Sendable {
    package var seed: UInt64
    package var steps: Int
    /// The same for a seed in every process.
    package var traceHash: UInt64
    /// What broke an invariant, or could not be done; empty where all held.
    package var problems: [String]
    package var acts: [FaultAct]
    /// The ids of the events that the store has, under their customers.
    package var events: [FaultEvent]
    /// As the store has them in the end.
    package var customers: [Customer]
    package var end: Timestamp
    package var isDrained: Bool
    package var counts: FaultCounts
    package var rules: FaultRules
}

/// An event by its customer and message id.
package struct FaultEvent: Sendable, Hashable {
    package var customer: String
    package var event: String
}

/// How much happened: a simulation in which nothing does proves nothing.
package struct FaultCounts: Sendable, Hashable {
    package var events = 0
    package var crashes = 0
    package var lostAnswers = 0
    package var leases = 0
    package var grants = 0
    package var received = 0
    package var feedback = 0
    package var stops = 0
    /// How often a visitor said who they are.
    package var links = 0
    /// How often a provider took back what it showed.
    package var withdrawn = 0

    package init() {}

    package static func + (lhs: Self, rhs: Self) -> Self {
        var sum = lhs
        sum.events += rhs.events
        sum.crashes += rhs.crashes
        sum.lostAnswers += rhs.lostAnswers
        sum.leases += rhs.leases
        sum.grants += rhs.grants
        sum.received += rhs.received
        sum.feedback += rhs.feedback
        sum.stops += rhs.stops
        sum.links += rhs.links
        sum.withdrawn += rhs.withdrawn
        return sum
    }
}

/// What a history of faults is held to: the policy in plain numbers.
package struct FaultRules: Sendable {
    package struct RollingCap: Sendable {
        package var atMost: Int
        package var window: Milliseconds
        /// `nil` means every pushed channel.
        package var channel: Channel?
    }

    package var cooldown: Milliseconds
    package var seenWhen: [Channel: SeenWhen]
    package var caps: [RollingCap]
    /// How long each message stays in display at the least.
    package var shownFor: [String: Milliseconds]
    package var consents: [String: Topic.Consent]
}
