/// A job as an adapter got it.
package struct Lease: Equatable, Sendable, Codable {
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
    /// The idempotency key.
    package var key: String
    /// The channel's name.
    package var channel: String
    /// How long the lease runs.
    package var milliseconds: Int64
    /// Whether it may have been sent before.
    package var maybeSent: Bool
    /// Whether the job takes back what was shown; `nil` means that it sends.
    package var isWithdrawal: Bool?
    /// To whom it speaks, as the job names them.
    package var customer: String?

    /// All its parts, in their order.
    package init(
        at: Moment,
        askedAt: Moment,
        adapter: String,
        contact: String,
        token: String,
        key: String,
        channel: String,
        milliseconds: Int64,
        maybeSent: Bool = false,
        isWithdrawal: Bool? = nil,
        customer: String? = nil
    ) {
        self.at = at
        self.askedAt = askedAt
        self.adapter = adapter
        self.contact = contact
        self.token = token
        self.key = key
        self.channel = channel
        self.milliseconds = milliseconds
        self.maybeSent = maybeSent
        self.isWithdrawal = isWithdrawal
        self.customer = customer
    }
}
