package import JourneyCore

/// Something in a database that can't be if every promise was kept.
package struct DoctorFinding: Hashable, Sendable {
    /// The business's id of the customer; `nil` where no single one is concerned.
    package var customer: String?
    /// Which invariant it breaks, 1 to 8; `nil` for a damaged file or row.
    package var invariant: Int?
    /// What is wrong, in plain words.
    package var problem: String
    /// What to do about it.
    package var advice: String

    package init(customer: String?, invariant: Int?, problem: String, advice: String) {
        self.customer = customer
        self.invariant = invariant
        self.problem = problem
        self.advice = advice
    }

    /// As a terminal shows it.
    package var text: String {
        let who = customer.map { "customer '\($0)'" } ?? "the database"
        let which = invariant.map { "invariant \($0)" } ?? "damage"
        return "\(who): \(which): \(problem)\n  = \(advice)"
    }

    /// As programs read it.
    package var json: Value {
        .map(
            ValueMap([
                "customer": customer.map { .string($0) } ?? .null,
                "invariant": invariant.map { .int(Int64($0)) } ?? .null,
                "problem": .string(problem),
                "advice": .string(advice),
            ])
        )
    }
}
