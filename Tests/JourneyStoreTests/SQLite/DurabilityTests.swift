import Foundation
import JourneyCore
import JourneyTesting
import Testing

@testable import JourneyStore

@Suite struct DurabilityTests {
    private struct Interruption: Error {}

    @Test func `a commit is synced, by one writer that checkpoints rarely`() async throws {
        let file = try TemporaryFile()
        let store = try file.open()

        let settings = try await store.write { session in
            try ["synchronous", "journal_mode", "wal_autocheckpoint", "mmap_size", "temp_store"]
                .map { name in
                    let select = try session.statement(sql: "PRAGMA \(name)")
                    return try select.firstRow { $0.takeText() } ?? ""
                }
        }

        #expect(settings == ["2", "wal", "65536", "0", "2"])
    }

    @Test func `what throws in the middle has never happened`() async throws {
        let file = try TemporaryFile()
        let store = try file.open()
        let scene = StoreScene(store)
        try await scene.takeIn("Signed Up", of: "ann")
        let before = StoreContract.describe(try await store.customer("ann"))

        await #expect(throws: Interruption.self) {
            try await store.write { session in
                let batch = CustomerBatch(session, scene.decider, at: StoreScene.start)
                let events = ["Left", "Brand New Name"].map {
                    IncomingEvent.sample($0, of: "ann", id: $0, at: StoreScene.start)
                }
                for event in events { _ = try batch.takeIn(event, place: 0) }
                throw Interruption()
            }
        }

        #expect(StoreContract.describe(try await store.customer("ann")) == before)
        #expect(try await scene.takeIn("Brand New Name", of: "ann", id: "m3") == .taken)
        #expect(try await scene.takeIn("Left", of: "ann", id: "m4") == .taken)
        let end = try await store.customer("ann")?.enrollments.map(\.isActive)
        #expect(end == [false])
    }

    @Test func `a database that is opened again knows the same`() async throws {
        let file = try TemporaryFile()
        let first = try file.open()
        let scene = StoreScene(first)
        try await scene.takeIn("Signed Up", of: "ann")
        try await scene.takeIn("Cart Updated", of: "ann", id: "m2")
        try await scene.send(on: .email)
        let before = StoreContract.describe(try await first.customer("ann"))
        try first.close()

        let second = try file.open()

        #expect(StoreContract.describe(try await second.customer("ann")) == before)
        #expect(try await StoreScene(second).takeIn("Signed Up", of: "ann") == .repeated)
    }

    @Test func `a database keeps its first secret`() async throws {
        let file = try TemporaryFile()
        try file.open().close()
        let other = try #require(KeyedHash.Key([UInt8](repeating: 9, count: 16)))

        let again = try SQLiteStore(path: file.path, secretIfNew: other)

        let secret = try await again.read { $0.secret.bytes }
        #expect(secret == [UInt8](repeating: 0, count: 16))
    }

    @Test func `the database of a newer program is refused`() async throws {
        let file = try TemporaryFile()
        let store = try file.open()
        try await store.write { session in
            _ = try session.statement(sql: "INSERT INTO grdb_migrations VALUES ('99 later')").run()
        }
        try store.close()

        #expect(throws: StoreError.newerSchema(path: file.path)) { try file.open() }
    }

    @Test func `a file that is no database is refused with what to do`() throws {
        let file = try TemporaryFile()
        let junk = Data(repeating: 65, count: 8_192)
        try junk.write(to: URL(filePath: file.path))

        let error = #expect(throws: StoreError.self) { try file.open() }

        #expect(error?.description.contains("restore a backup") == true)
    }

    @Test func `a database in no directory is refused with what to do`() throws {
        let error = #expect(throws: StoreError.self) {
            let secret = try #require(KeyedHash.Key([UInt8](0..<16)))
            _ = try SQLiteStore(path: "/nowhere/at/all.sqlite", secretIfNew: secret)
        }

        #expect(error?.description.contains("check that its directory exists") == true)
    }

    @Test func `a failing disk ends the daemon, and a cancelled task is no error of the store`() {
        let ioError = StoreError(code: 4 << 8 | 10, message: "disk I/O error")
        let full = StoreError(code: 13, message: "database or disk is full")

        #expect(ioError == .ioError("SQLite error 1034: disk I/O error"))
        #expect(full == .full("SQLite error 13: database or disk is full"))
        #expect(StoreError(code: 9, message: "interrupted") == nil)
    }

    @Test func `a full disk refuses new work, and keeps what it has`() async throws {
        let store = try SQLiteStore.inMemory()
        let scene = StoreScene(store)
        try await scene.takeIn("Signed Up", of: "ann")
        let before = StoreContract.describe(try await store.customer("ann"))
        try await store.write { session in
            let count = try session.statement(sql: "PRAGMA page_count").firstRow {
                $0.takeInteger()
            }
            _ = try session.statement(sql: "PRAGMA max_page_count = \(count ?? 1)").firstRow { _ in
            }
        }

        let error = await #expect(throws: StoreError.self) {
            for index in 0..<1_000 {
                try await scene.takeIn("Subscribed", of: "customer \(index)")
            }
        }

        guard case .full? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error?.description.contains("make room") == true)
        #expect(StoreContract.describe(try await store.customer("ann")) == before)
    }

    @Test(arguments: UInt64(0)..<4)
    func `restarts between all calls change nothing`(seed: UInt64) async throws {
        let file = try TemporaryFile()
        let steady = StoreScene(try SQLiteStore.inMemory())
        var generator = SeededGenerator(seed: seed)
        let actions = (0..<60).map { RandomAction(number: $0, using: &generator) }

        for action in actions { try await action.run(on: steady) }
        for action in actions {
            let store = try file.open()
            try await action.run(on: StoreScene(store))
            try store.close()
        }

        let restarted = try file.open()
        for customer in RandomAction.customers {
            let expected = StoreContract.describe(try await steady.store.customer(customer))
            #expect(StoreContract.describe(try await restarted.customer(customer)) == expected)
        }
    }

    @Test(arguments: UInt64(0)..<40)
    func `a batch comes to the same as its events one by one`(seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let singles = StoreScene(try SQLiteStore.inMemory())
        let batches = StoreScene(try SQLiteStore.inMemory())
        for round in 0..<4 {
            let now = StoreScene.start + .hours(Int64(round * 7))
            let events = (0..<20).map { index in
                RandomAction.event("\(round)-\(index)", at: now, using: &generator)
            }

            var expected: [IntakeReceipt] = []
            for event in events {
                expected += try await singles.store.takeIn(
                    [event],
                    at: now,
                    deciding: singles.decider
                ).result
            }
            let receipts = try await batches.store.takeIn(
                events,
                at: now,
                deciding: batches.decider
            ).result

            #expect(receipts == expected)
            for scene in [singles, batches] { _ = try await scene.wake(at: now + .hours(1)) }
        }

        for customer in RandomAction.customers {
            let expected = StoreContract.describe(try await singles.store.customer(customer))
            let found = StoreContract.describe(try await batches.store.customer(customer))
            #expect(found == expected)
        }
    }
}
