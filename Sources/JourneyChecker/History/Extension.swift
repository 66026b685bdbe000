/// The answer to a request for a longer lease.
package struct Extension: Equatable, Sendable, Codable {
    /// When the answer arrived.
    package var at: Moment
    /// When it was asked for.
    package var askedAt: Moment
    /// The contact's handle.
    package var contact: String
    /// The lease token.
    package var token: String
    /// How long the lease runs from the request on.
    package var milliseconds: Int64
    /// `ok`, or why not.
    package var result: String

    /// All its parts, in their order.
    package init(
        at: Moment,
        askedAt: Moment,
        contact: String,
        token: String,
        milliseconds: Int64,
        result: String
    ) {
        self.at = at
        self.askedAt = askedAt
        self.contact = contact
        self.token = token
        self.milliseconds = milliseconds
        self.result = result
    }
}
