package import JourneyCore

/// A closed gate: which, since when, and whether an operator closed it or a ceiling.
package struct GateClosing: Hashable, Sendable {
    package var scope: Gates.Scope
    package var closedAt: Timestamp
    /// `nil` where an operator closed it.
    package var ceiling: CeilingReached?

    package init(scope: Gates.Scope, closedAt: Timestamp, ceiling: CeilingReached? = nil) {
        self.scope = scope
        self.closedAt = closedAt
        self.ceiling = ceiling
    }
}

/// A ceiling of the policy that closed the gate by itself.
package struct CeilingReached: Hashable, Sendable {
    /// How many had begun.
    package var count: Int
    package var limit: Int
    /// Since when they were counted: the begin of the hour, or the last opening within it.
    package var countedSince: Timestamp

    package init(count: Int, limit: Int, countedSince: Timestamp) {
        self.count = count
        self.limit = limit
        self.countedSince = countedSince
    }

    /// Its key in `ceilings` of the policy.
    package static let name = "sends_per_hour"
}
