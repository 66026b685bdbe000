import GRDB
package import JourneyCore

/// What `journeyd doctor` asks: reads only.
extension SQLiteStore {
    /// An existing file, opened so that nothing can be written, while another process may write.
    ///
    /// Refuses one that a newer program wrote, or that this one has not brought up to date yet.
    package static func readOnly(path: String) throws -> SQLiteStore {
        do {
            var configuration = configuration
            configuration.readonly = true
            return try SQLiteStore(
                reading: try DatabaseQueue(path: path, configuration: configuration),
                path: path
            )
        } catch {
            throw StoreError.from(error)
        }
    }

    /// What SQLite itself finds wrong with the file, at most a hundred; empty for a sound one.
    package func fileDamage() async throws -> [String] {
        try await read { session in
            let rows = try String.fetchAll(session.database, sql: "PRAGMA integrity_check(100)")
            return rows == ["ok"] ? [] : rows
        }
    }

    /// Tables with rows whose customer is not there, and how many each has.
    package func strayRows() async throws -> [(table: String, count: Int)] {
        try await read { session in
            try Self.tablesOfCustomers.compactMap { table in
                let count = try Int.fetchOne(
                    session.database,
                    sql: """
                        SELECT COUNT(*) FROM \(table) WHERE NOT EXISTS \
                        (SELECT 1 FROM customer WHERE customer.number = \(table).customer)
                        """
                )
                return count.flatMap { $0 > 0 ? (table, $0) : nil }
            }
        }
    }

    /// At most `limit` customers in the order of their numbers, the next after `number`, all as of
    /// one moment; one whose rows are damaged is its error.
    package func customers(after number: Int64, limit: Int) async throws -> [ExaminedCustomer] {
        try await read { session in
            let numbers = try Int64.fetchAll(
                session.database,
                sql: "SELECT number FROM customer WHERE number > ? ORDER BY number LIMIT ?",
                arguments: [number, limit]
            )
            let closings = try session.closings()
            return try numbers.compactMap { try session.examined($0, closings) }
        }
    }

    /// What is to be known of a customer beside its rows; `nil` for who is not there.
    package func background(of customer: Customer) async throws -> CustomerBackground {
        try await read { session in
            try session.background(of: customer, try session.closings())
        }
    }

    private static let tablesOfCustomers = [
        "event", "conflict", "enrollment", "absence", "contact", "address_claim", "content",
        "feedback", "provider_message",
    ]
}

extension Session {
    fileprivate func examined(
        _ number: Int64,
        _ closings: [GateClosing]
    ) throws -> ExaminedCustomer? {
        do {
            guard let customer = try customer(number) else { return nil }
            return ExaminedCustomer(
                number: number,
                customer: .success(customer),
                background: try background(of: customer, closings)
            )
        } catch let error as StoreError {
            return ExaminedCustomer(
                number: number,
                customer: .failure(error),
                background: CustomerBackground()
            )
        }
    }

    fileprivate func background(
        of customer: Customer,
        _ closings: [GateClosing]
    ) throws -> CustomerBackground {
        let select = try statement(
            sql: "SELECT max(merged_at) FROM customer WHERE merged_into = ?"
        )
        select.bind(customer.number)
        let mergedAt = try select.firstRow { $0.takeOptionalInteger() } ?? nil
        return CustomerBackground(
            mergedAt: mergedAt.map { Timestamp(milliseconds: $0) },
            denials: try denials(of: customer.id),
            closings: closings
        )
    }
}
