/// What an adapter reported, and what it was answered.
package struct Settlement: Equatable, Sendable, Codable {
    /// When the answer arrived.
    package var at: Moment
    /// When it was reported.
    package var askedAt: Moment
    /// Which adapter it was.
    package var adapter: String
    /// The contact's handle.
    package var contact: String
    /// The lease token.
    package var token: String
    /// The word of the outcome, like `accepted` or `transient`.
    package var outcome: String
    /// `ok`, or why not; `lost` if no answer came.
    package var result: String

    /// All its parts, in their order.
    package init(
        at: Moment,
        askedAt: Moment,
        adapter: String,
        contact: String,
        token: String,
        outcome: String,
        result: String
    ) {
        self.at = at
        self.askedAt = askedAt
        self.adapter = adapter
        self.contact = contact
        self.token = token
        self.outcome = outcome
        self.result = result
    }
}
