package import JourneyCore
package import JourneyStore

/// Examines a database, also one that a daemon is at work on: reads only, customer by customer.
package struct Doctor {
    let store: SQLiteStore
    let decider: Decider

    /// `decider` has the files that are in force: contacts that began under another policy are not
    /// held to them.
    package init(store: SQLiteStore, decider: Decider) {
        self.store = store
        self.decider = decider
    }

    /// What was looked at.
    package struct Counts: Hashable, Sendable {
        package var customers = 0
        package var enrollments = 0
        package var contacts = 0
    }

    /// Hands out what it finds as it finds it.
    ///
    /// `progress` hears of the customers that were looked at, now and then. A row that is damaged is
    /// a finding, and the others are looked at all the same.
    package func examine(
        at now: Timestamp,
        finding: (DoctorFinding) -> Void,
        progress: (Counts) -> Void = { _ in }
    ) async throws -> Counts {
        for damage in try await store.fileDamage() {
            finding(
                DoctorFinding(
                    customer: nil,
                    invariant: nil,
                    problem: damage,
                    advice: "stop the daemon, and restore a backup"
                )
            )
        }
        for (table, count) in try await store.strayRows() {
            finding(
                DoctorFinding(
                    customer: nil,
                    invariant: 8,
                    problem: "\(count) rows of table '\(table)' belong to no customer",
                    advice: "nothing reads them; report it, and keep a copy of the file"
                )
            )
        }
        var counts = Counts()
        var last: Int64 = 0
        while true {
            let batch = try await store.customers(after: last, limit: Self.batch)
            guard let end = batch.last?.number else { return counts }
            for examined in batch {
                counts.customers += 1
                examine(examined, at: now, finding, &counts)
            }
            last = end
            progress(counts)
        }
    }

    private static let batch = 500

    private func examine(
        _ examined: ExaminedCustomer,
        at now: Timestamp,
        _ finding: (DoctorFinding) -> Void,
        _ counts: inout Counts
    ) {
        switch examined.customer {
        case .failure(let error):
            finding(
                DoctorFinding(
                    customer: nil,
                    invariant: nil,
                    problem: "\(error)",
                    advice: "the customer of number \(examined.number) can't be led on"
                        + " until it is mended"
                )
            )
        case .success(let customer):
            counts.enrollments += customer.enrollments.count
            counts.contacts += customer.contacts.count
            let invariants = CustomerInvariants(
                of: customer,
                knowing: examined.background,
                under: decider,
                at: now
            )
            for problem in invariants.problems {
                finding(
                    DoctorFinding(
                        customer: customer.id,
                        invariant: problem.invariant,
                        problem: problem.text,
                        advice: Self.advice(for: problem.invariant)
                    )
                )
            }
        }
    }

    private static func advice(for invariant: Int) -> String {
        switch invariant {
        case 6, 7: "an event of this customer decides it anew; report it"
        case 8: "stop what it concerns with `journeyd stop`, and report it"
        default: "it has happened: tell the customer if need be, and report it"
        }
    }
}
