/// What a check of a history found, and what the history holds.
package struct CheckReport: Equatable, Sendable, Codable {
    /// What one journey did.
    package struct JourneyCounts: Equatable, Sendable, Codable {
        /// Enrollments that began.
        package var enrolled = 0
        /// Enrollments that ended.
        package var exited = 0
        /// Enrollments that reached their goal.
        package var goals = 0
        /// Contacts that began.
        package var sends = 0
        /// Enrollments without an end.
        package var stillInside = 0
    }

    /// How much of what there is.
    package struct Counts: Equatable, Sendable, Codable {
        /// Lines of the output.
        package var lines = 0
        /// Verdicts by word, then by reason; a verdict without a reason counts under "-".
        package var verdicts: [String: [String: Int]] = [:]
        /// Ends of contacts by word.
        package var outcomes: [String: Int] = [:]
        /// Feedback by word.
        package var feedback: [String: Int] = [:]
        /// Sends by channel.
        package var channels: [String: Int] = [:]
        /// Contacts that were shown and taken back.
        package var withdrawn = 0
        /// What each journey did.
        package var journeys: [String: JourneyCounts] = [:]
        /// Distinct contacts.
        package var wanted = 0
        /// Contacts that are planned for a time after the end.
        package var waiting = 0
    }

    /// In order of the guilty line; empty means that every promise was kept.
    package var problems: [Problem] = []
    /// What the history holds.
    package var counts = Counts()
    /// What could not be looked at, and why.
    package var notes: [String] = []

    /// Whether no promise was broken.
    package var isClean: Bool { problems.isEmpty }
}
