/// The answer to a `begin`.
package struct Begin: Equatable, Sendable, Codable {
    /// When the answer arrived.
    package var at: Moment
    /// When it was asked for.
    package var askedAt: Moment
    /// Which adapter it was.
    package var adapter: String
    /// The contact's handle.
    package var contact: String
    /// The lease token.
    package var token: String
    /// `ok`, or why not; `lost` if no answer came.
    package var result: String
    /// How long the grant holds.
    package var validMilliseconds: Int64?
    /// A hash of what is to be sent.
    package var content: String?
    /// Where it goes.
    package var address: String?

    /// All its parts, in their order.
    package init(
        at: Moment,
        askedAt: Moment,
        adapter: String,
        contact: String,
        token: String,
        result: String,
        validMilliseconds: Int64? = nil,
        content: String? = nil,
        address: String? = nil
    ) {
        self.at = at
        self.askedAt = askedAt
        self.adapter = adapter
        self.contact = contact
        self.token = token
        self.result = result
        self.validMilliseconds = validMilliseconds
        self.content = content
        self.address = address
    }
}
