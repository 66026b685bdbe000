import Foundation
import JourneyTesting
import Testing

@testable import JourneyStore

@Suite struct QueryPlanTests {
    /// What is never more than a handful of rows.
    private let smallTables: Set<String> = ["gate", "held_channel"]

    @Test func `no hot statement scans a table that grows`() async throws {
        let store = try SQLiteStore.inMemory()

        for (name, steps) in try await plans(in: store) {
            for step in steps {
                let words = step.split(separator: " ")
                let isScan = words.first == "SCAN" && !smallTables.contains(String(words[1]))
                let isSort = step.contains("TEMP B-TREE")
                #expect(!isScan && !isSort, "\(name): \(step)")
            }
        }
    }

    @Test func `the plans of the hot statements are as recorded`() async throws {
        let store = try SQLiteStore.inMemory()

        let text = try await plans(in: store)
            .map { name, steps in "\(name)\n" + steps.map { "    \($0)\n" }.joined() }
            .joined()

        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        try expectGolden(
            text,
            at: folder.appending(path: "../Fixtures/query-plans.txt").standardized
        )
    }

    private func plans(in store: SQLiteStore) async throws -> [(String, [String])] {
        try await store.read { session in
            var texts = HotStatement.allCases.map { ("\($0)", $0.sql) }
            texts.append(("history", Session.historySQL(names: [1, 2])))
            texts += Session.mergeSQL.enumerated().map { ("merge \($0 + 1)", $1) }
            return try texts.map { name, sql in
                var steps: [String] = []
                try session.statement(sql: "EXPLAIN QUERY PLAN \(sql)").forEachRow { row in
                    _ = (row.takeInteger(), row.takeInteger(), row.takeInteger())
                    steps.append(row.takeText())
                }
                return (name, steps)
            }
        }
    }
}
