import GRDB
package import JourneyCore

/// Reads for people: whole tables may be counted here, on a connection that holds nobody up.
extension SQLiteStore {
    package func customer(_ id: String) async throws -> Customer? {
        try await read { session in
            try session.number(of: id).flatMap { try session.customer($0) }
        }
    }

    package func customer(of contact: ContactHandle) async throws -> Customer? {
        try await read { session in
            let customer = try session.current(contact.customer)
            return customer?.contact(contact) == nil ? nil : customer
        }
    }

    package func deadLetters(limit: Int) async throws -> [DeadLetter] {
        try await read { session in
            let select = try session.statement(.failedContacts)
            select.bind(Int64.max)
            select.bind(Int64(limit))
            var letters: [DeadLetter] = []
            try select.forEachRow { row in
                let customer = row.takeText()
                let number = row.takeInteger()
                let contact = try Contact(row: row, customer: number, in: session)
                let handle = ContactHandle(customer: number, contact: contact.id)
                letters.append(DeadLetter(handle: handle, customer: customer, contact: contact))
            }
            return letters
        }
    }

    package func status(at now: Timestamp) async throws -> StoreStatus {
        try await read { session in
            StoreStatus(
                customers: try session.count("customer WHERE merged_into IS NULL"),
                events: try session.count("event"),
                enrollments: try session.enrollmentCounts(),
                contacts: try session.contactCounts(),
                withdrawals: try session.withdrawalCounts(),
                gates: try session.gates(),
                closings: try session.closings(),
                heldChannels: try session.heldChannels(),
                oldestQueued: try session.oldestQueued(),
                nextDue: try DueScan.nextDue(in: session),
                learned: try session.snapshot(at: now).map { LearnedStatus($0, at: now) },
                rejections: try session.rejectionCounts()
            )
        }
    }
}

extension Session {
    fileprivate func count(_ table: String) throws -> Int {
        let select = try statement(sql: "SELECT count(*) FROM \(table)")
        return try select.firstRow { Int($0.takeInteger()) } ?? 0
    }

    fileprivate func enrollmentCounts() throws -> [StoreStatus.EnrollmentCount] {
        let select = try statement(
            sql: """
                SELECT journey.text, end, reason.text, count(*) FROM enrollment \
                JOIN name AS journey ON journey.id = enrollment.journey \
                LEFT JOIN name AS reason ON reason.id = enrollment.end_reason \
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                """
        )
        var counts: [StoreStatus.EnrollmentCount] = []
        try select.forEachRow { row in
            let journey = row.takeText()
            let code = row.takeOptionalInteger()
            let left = row.takeOptionalText()
            let ended = try code.map { code in
                try EndReason(code: code, left: left).orThrow(
                    .corrupt(table: "enrollment", customer: nil, detail: "column 'end'")
                )
            }
            counts.append(
                StoreStatus.EnrollmentCount(
                    journey: journey,
                    ended: ended?.word,
                    count: Int(row.takeInteger())
                )
            )
        }
        return counts
    }

    fileprivate func contactCounts() throws -> [StoreStatus.ContactCount] {
        let select = try statement(
            sql: """
                SELECT name.text, channel, state, reason, count(*) FROM contact \
                JOIN name ON name.id = contact.message \
                GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
                """
        )
        func damaged(_ column: String) -> StoreError {
            .corrupt(table: "contact", customer: nil, detail: "column '\(column)'")
        }
        var counts: [StoreStatus.ContactCount] = []
        try select.forEachRow { row in
            counts.append(
                StoreStatus.ContactCount(
                    message: row.takeText(),
                    channel: try row.takeCode(Channel.self).orThrow(damaged("channel")),
                    state: try Contact.State.word(code: row.takeInteger())
                        .orThrow(damaged("state")),
                    reason: try row.takeOptionalCode(Reason.self).orThrow(damaged("reason")),
                    count: Int(row.takeInteger())
                )
            )
        }
        return counts
    }

    fileprivate func withdrawalCounts() throws -> [StoreStatus.WithdrawalCount] {
        let select = try statement(
            sql: """
                SELECT withdraw, count(*) FROM contact WHERE withdraw IS NOT NULL \
                GROUP BY 1 ORDER BY 1
                """
        )
        var counts: [StoreStatus.WithdrawalCount] = []
        try select.forEachRow { row in
            let word = try Withdrawal.word(code: row.takeInteger()).orThrow(
                .corrupt(table: "contact", customer: nil, detail: "column 'withdraw'")
            )
            counts.append(
                StoreStatus.WithdrawalCount(state: word, count: Int(row.takeInteger()))
            )
        }
        return counts
    }

    func oldestQueued() throws -> [Channel: Timestamp] {
        var oldest: [Channel: Timestamp] = [:]
        for channel in Channel.allCases { oldest[channel] = try oldestQueued(in: channel) }
        return oldest
    }
}
