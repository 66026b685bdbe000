/// A history of a fault simulation or a crash test, seen from outside, and the database at its end.
///
/// `at` is the observer's clock, which never jumps; acts stand in the order in which they were seen.
package struct FaultHistory: Equatable, Sendable, Codable {
    /// What it is held to.
    package var rules: HistoryRules
    /// What was seen, in order.
    package var acts: [HistoryAct]
    /// Events that the final database holds, each once, under the customer that the sender named.
    package var events: [StoredEvent]
    /// All contacts of the final database.
    package var contacts: [FinalContact]
    /// All enrollments of the final database.
    package var enrollments: [FinalEnrollment]
    /// When the observation ended.
    package var end: Moment
    /// Whether faults had stopped long enough before the end for everything to drain.
    package var isDrained: Bool

    /// A history with all its parts.
    package init(
        rules: HistoryRules,
        acts: [HistoryAct],
        events: [StoredEvent],
        contacts: [FinalContact],
        enrollments: [FinalEnrollment],
        end: Moment,
        isDrained: Bool = false
    ) {
        self.rules = rules
        self.acts = acts
        self.events = events
        self.contacts = contacts
        self.enrollments = enrollments
        self.end = end
        self.isDrained = isDrained
    }
}

/// An event that the final database holds.
package struct StoredEvent: Hashable, Sendable, Codable {
    /// The business's own id of the customer.
    package var customer: String
    /// The message id that the sender gave.
    package var event: String

    /// An event by its customer and its message id.
    package init(customer: String, event: String) {
        self.customer = customer
        self.event = event
    }
}
