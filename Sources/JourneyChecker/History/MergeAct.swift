/// Two customers who turned out to be one.
package struct MergeAct: Equatable, Sendable, Codable {
    /// When it was seen to have happened.
    package var at: Moment
    /// The id that is an alias from now on.
    package var customer: String
    /// The id under which both are kept.
    package var into: String

    /// All its parts, in their order.
    package init(at: Moment, customer: String, into: String) {
        self.at = at
        self.customer = customer
        self.into = into
    }
}
