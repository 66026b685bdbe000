package import JourneyCore

/// A customer as an examination reads it, with what is kept of them elsewhere.
package struct ExaminedCustomer: Sendable {
    package var number: Int64
    /// Why its rows can't be read, where they can't.
    package var customer: Result<Customer, StoreError>
    package var background: CustomerBackground
}

/// What is to be known beside a customer's own rows to tell whether every promise was kept.
package struct CustomerBackground: Sendable {
    /// When another customer last became part of this one.
    package var mergedAt: Timestamp?
    /// The lines of the journal about this customer's id.
    package var denials: [Denial]
    package var closings: [GateClosing]

    package init(
        mergedAt: Timestamp? = nil,
        denials: [Denial] = [],
        closings: [GateClosing] = []
    ) {
        self.mergedAt = mergedAt
        self.denials = denials
        self.closings = closings
    }
}
