/// An enrollment as it stands in the end.
package struct FinalEnrollment: Equatable, Sendable, Codable {
    /// The enrollment's id.
    package var enrollment: String
    /// The business's own id of the customer.
    package var customer: String
    /// The journey's version that it stands in.
    package var version: String?
    /// Whether it has not ended.
    package var isActive: Bool
    /// Its timer.
    package var dueAt: Moment?
    /// The deadline of the event that it waits for.
    package var awaitsUntil: Moment?
    /// The deadline of the contact that is in flight for it.
    package var speaksUntil: Moment?

    /// All its parts, in their order.
    package init(
        enrollment: String,
        customer: String,
        version: String? = nil,
        isActive: Bool,
        dueAt: Moment? = nil,
        awaitsUntil: Moment? = nil,
        speaksUntil: Moment? = nil
    ) {
        self.enrollment = enrollment
        self.customer = customer
        self.version = version
        self.isActive = isActive
        self.dueAt = dueAt
        self.awaitsUntil = awaitsUntil
        self.speaksUntil = speaksUntil
    }
}
