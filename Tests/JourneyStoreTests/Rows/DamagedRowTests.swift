import JourneyCore
import JourneyTesting
import Testing

@testable import JourneyStore

@Suite struct DamagedRowTests {
    @Test(arguments: [
        ("contact", "verdict_rule", "99"), ("contact", "id", "x'00'"), ("contact", "purpose", "3"),
        ("contact", "reason", "200"), ("contact", "journey", "4711"),
        ("enrollment", "holdout", "7"), ("enrollment", "variables", "'{'"),
        ("enrollment", "goal", "9"), ("enrollment", "ladder_order", "17"),
        ("contact", "enrollment", "x'01'"),
        ("customer", "addresses", "x'ffffff'"), ("customer", "consents", "x'01'"),
    ])
    func `a damaged row is named, not believed`(
        table: String,
        column: String,
        value: String
    ) async throws {
        let store = try SQLiteStore.inMemory()
        let scene = StoreScene(store)
        try await scene.takeIn("Signed Up", of: "ann")
        _ = try await store.write { session in
            try session.statement(sql: "UPDATE \(table) SET \(column) = \(value)").run()
        }

        let error = await #expect(throws: StoreError.self) { try await store.customer("ann") }

        guard case .corrupt(table, customer: 1, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test(arguments: [
        "UPDATE enrollment SET due = NULL", "UPDATE enrollment SET state = 5",
        "UPDATE enrollment SET about = NULL", "UPDATE contact SET state = 1",
        "UPDATE contact SET at = NULL", "UPDATE contact SET state = 3",
        "UPDATE contact SET state = 6", "UPDATE contact SET channel = 99",
        "UPDATE contact SET expires_at = 0",
    ])
    func `a state without what belongs to it is not written`(sql: String) async throws {
        let store = try SQLiteStore.inMemory()
        try await StoreScene(store).takeIn("Signed Up", of: "ann")

        await #expect(throws: StoreError.self) {
            _ = try await store.write { try $0.statement(sql: sql).run() }
        }
    }

    @Test func `a row that memory knows and the disk doesn't stops the turn`() async throws {
        let store = try SQLiteStore.inMemory()
        let scene = StoreScene(store)
        try await scene.takeIn("Signed Up", of: "ann")
        let contact = try #require(try await scene.contacts(of: "ann").first)

        await #expect(throws: StoreError.self) {
            try await store.write { try $0.writeLease(of: contact, customer: 2) }
        }
    }

    @Test func `two contacts can't hold one offer, whatever memory believes`() async throws {
        let store = try SQLiteStore.inMemory()
        try await StoreScene(store).takeIn("Signed Up", of: "ann")
        let copy = ["CREATE TEMP TABLE twin AS SELECT * FROM contact", "UPDATE twin SET n = n + 1"]
        let insert = "INSERT INTO contact SELECT * FROM twin"

        await #expect(throws: StoreError.self) {
            try await store.write {
                for sql in copy + [insert] { try $0.statement(sql: sql).run() }
            }
        }
        let release = ["UPDATE twin SET holds_offer = 0", insert]
        try await store.write { for sql in copy + release { try $0.statement(sql: sql).run() } }
    }
}
