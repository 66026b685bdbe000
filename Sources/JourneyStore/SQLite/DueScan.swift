import JourneyCore

/// The customers for whom something is due, the earliest first: three indexes read side by side,
/// and no further than needed.
struct DueScan {
    private struct Cursor {
        let statement: PreparedStatement
        var head: (due: Int64, customer: Int64)?

        mutating func advance() throws {
            head = try statement.step() ? (statement.takeInteger(), statement.takeInteger()) : nil
        }
    }

    /// At most `limit` different customers.
    static func customers(in session: Session, at now: Timestamp, limit: Int) throws -> [Int64] {
        let due: [HotStatement] = [.dueContacts, .dueEnrollments, .dueAbsences]
        var cursors = try due.map { Cursor(statement: try session.statement($0)) }
        defer { for cursor in cursors { cursor.statement.reset() } }
        for index in cursors.indices {
            cursors[index].statement.bind(now)
            try cursors[index].advance()
        }
        var found: [Int64] = []
        var known: Set<Int64> = []
        while found.count < limit {
            let next = cursors.indices.filter { cursors[$0].head != nil }
                .min { isEarlier(cursors[$0].head, cursors[$1].head) }
            guard let next, let customer = cursors[next].head?.customer else { break }
            if known.insert(customer).inserted { found.append(customer) }
            try cursors[next].advance()
        }
        return found
    }

    /// `nil` when nothing waits for a time.
    static func nextDue(in session: Session) throws -> Timestamp? {
        let next: [HotStatement] = [.nextDueContact, .nextDueEnrollment, .nextDueAbsence]
        let instants = try next.compactMap { statement -> Timestamp? in
            let select = try session.statement(statement)
            select.bind(Int64.min)
            return try select.firstRow { $0.takeTimestamp() }
        }
        // What waits behind a gate waits for ever.
        return instants.min().flatMap { $0 < .distantFuture ? $0 : nil }
    }

    private static func isEarlier(
        _ left: (due: Int64, customer: Int64)?,
        _ right: (due: Int64, customer: Int64)?
    ) -> Bool {
        guard let left else { return false }
        guard let right else { return true }
        return left < right
    }
}
