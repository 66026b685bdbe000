import JourneyCore

extension Session {
    /// Adds to what was counted of its kind.
    func write(_ rejection: Rejection, of customer: Int64) throws {
        let upsert = try statement(.upsertRejection)
        upsert.bind(customer)
        upsert.bind(try id(of: rejection.journey))
        upsert.bind(try id(of: rejection.step))
        upsert.bind(Int64(rejection.reason.rawValue))
        upsert.bind(rejection.value)
        upsert.bind(try id(of: rejection.event))
        upsert.bind(rejection.at)
        upsert.bind(Int64(rejection.count))
        try upsert.run()
    }

    /// The latest of each kind, in the order of the kinds.
    func rejections(of customer: Int64) throws -> [Rejection] {
        let select = try statement(.rejections)
        select.bind(customer)
        var list: [Rejection] = []
        func name(_ id: Int64) throws -> String {
            try text(of: id, table: "rejection", customer: customer)
        }
        try select.forEachRow { row in
            list.append(
                Rejection(
                    journey: try name(row.takeInteger()),
                    step: try name(row.takeInteger()),
                    reason: try row.takeCode(Rejection.Reason.self).orThrow(
                        .corrupt(table: "rejection", customer: customer, detail: "column 'reason'")
                    ),
                    value: row.takeInteger(),
                    event: try name(row.takeInteger()),
                    at: row.takeTimestamp(),
                    count: Int(row.takeInteger())
                )
            )
        }
        return list
    }

    /// Of all customers together.
    func rejectionCounts() throws -> [StoreStatus.RejectionCount] {
        let select = try statement(
            sql: """
                SELECT journey.text, step.text, reason, sum(count) FROM rejection \
                JOIN name AS journey ON journey.id = rejection.journey \
                JOIN name AS step ON step.id = rejection.step \
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                """
        )
        var counts: [StoreStatus.RejectionCount] = []
        try select.forEachRow { row in
            counts.append(
                StoreStatus.RejectionCount(
                    journey: row.takeText(),
                    step: row.takeText(),
                    reason: try row.takeCode(Rejection.Reason.self).orThrow(
                        .corrupt(table: "rejection", customer: nil, detail: "column 'reason'")
                    ),
                    count: Int(row.takeInteger())
                )
            )
        }
        return counts
    }
}
