/// What the lines up to now said of one enrollment.
struct EnrollmentTrail: Sendable {
    struct Arrival: Sendable {
        var line: Int
        var at: Moment
        /// How often the enrollment has arrived at this step.
        var count: Int
    }

    var customer: String
    var journey: String?
    var firstLine: Int
    var enrolled: Int?
    var exited: (line: Int, at: Moment, reason: String?)?
    var goal: (line: Int, at: Moment)?
    var arrivals: [String: Arrival] = [:]
    /// How many arrivals at any step there were.
    var moves = 0
}

/// What the lines up to now said of one contact.
struct ContactTrail: Sendable {
    /// The first line that names it.
    var first: OutputLine
    /// The arbiter's latest verdict.
    var decision: OutputLine?
    var send: OutputLine?
    var outcome: OutputLine?
    /// The line that says that what it showed was taken back.
    var withdrawn: OutputLine?
}

/// One offer to one customer: message's offer and what it is about.
struct OfferKey: Hashable, Sendable {
    /// The id that the customer has in the end.
    var person: String
    var offer: String
    var about: String
}
