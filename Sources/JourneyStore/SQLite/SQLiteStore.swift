import GRDB
package import JourneyCore
import Synchronization

/// The ``Store`` on one SQLite file, or in memory for tests.
///
/// One connection does all writes and all checkpoints; readers have their own. A commit is synced
/// to the disk before an intent returns.
///
/// ```swift
/// let store = try SQLiteStore(path: "journeyd.sqlite", secretIfNew: secret)
/// let decided = try await store.takeIn(events, at: time.now, deciding: decider)
/// ```
package final class SQLiteStore: Store {
    private let writer: any DatabaseWriter
    private let secret: KeyedHash.Key
    private let names = Mutex(NameCache())
    private let counters = Mutex(StoreCounters())
    /// Whether the journal of denials names customers who are not here: then each new one is looked
    /// up in it.
    private let holdsStrangers = Mutex(false)
    /// Whether reports are kept about contacts that were not known.
    private let holdsOrphans = Mutex(false)

    /// Opens the file, or makes it.
    ///
    /// `secretIfNew` becomes the database's secret where it has none
    /// yet: 16 random bytes, from which nobody can tell the addresses behind the keyed hashes.
    package convenience init(path: String, secretIfNew: KeyedHash.Key) throws {
        do {
            let pool = try DatabasePool(path: path, configuration: Self.configuration)
            try pool.writeWithoutTransaction(Self.makeDurable)
            try self.init(pool, path: path, secretIfNew: secretIfNew)
        } catch {
            throw StoreError.from(error)
        }
    }

    /// One that lives as long as the process: everything but durable.
    package static func inMemory() throws -> SQLiteStore {
        let zeros = [UInt8](repeating: 0, count: 16)
        guard let secret = KeyedHash.Key(zeros) else {
            preconditionFailure("16 bytes are a key")
        }
        let queue = try DatabaseQueue(configuration: configuration)
        return try SQLiteStore(queue, path: ":memory:", secretIfNew: secret)
    }

    private init(
        _ writer: any DatabaseWriter,
        path: String,
        secretIfNew: KeyedHash.Key
    ) throws {
        self.writer = writer
        try Self.refuseNewer(writer, path: path)
        try Schema.migrator.migrate(writer)
        let secret = try writer.write { db in try Self.secret(in: db, ifNew: secretIfNew) }
        self.secret = secret
        let (areStrangers, areOrphans) = try writer.read { db in
            let session = Session(db, secret: secret, names: NameCache())
            return (try session.readHoldsStrangers(), try session.readHoldsOrphans())
        }
        holdsStrangers.withLock { $0 = areStrangers }
        holdsOrphans.withLock { $0 = areOrphans }
    }

    /// For looking only: nothing is made, and nothing brought up to date.
    init(reading queue: DatabaseQueue, path: String) throws {
        writer = queue
        try Self.refuseNewer(queue, path: path)
        guard try queue.read(Schema.migrator.hasCompletedMigrations) else {
            throw StoreError.cannotOpen(
                "'\(path)' was written by an older journeyd: start the daemon once"
            )
        }
        secret = try queue.read { db in try Self.existingSecret(in: db) }
    }

    private static func refuseNewer(_ database: any DatabaseReader, path: String) throws {
        guard try !database.read(Schema.migrator.hasBeenSuperseded) else {
            throw StoreError.newerSchema(path: path)
        }
    }

    /// Another store on the same connection, which knows no more than what is on disk: for
    /// rehearsing a crash of the process, above all in memory.
    package func reopened() throws -> SQLiteStore {
        try SQLiteStore(writer, path: ":memory:", secretIfNew: secret)
    }

    /// Waits for what is being written, and closes the file; nothing may be asked afterwards.
    ///
    /// Everything stands in the one file then: readers, who close last, could not move it there.
    package func close() throws {
        do {
            try writer.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
            try writer.close()
        } catch {
            throw StoreError.from(error)
        }
    }

    /// What was done since the store was opened.
    package var statistics: StoreCounters { counters.withLock { $0 } }

    func noteStrangers() { holdsStrangers.withLock { $0 = true } }

    // MARK: Transactions

    /// Runs one intent as one transaction: all of it is committed and synced, or none.
    func write<Answer: Sendable>(
        _ intent: @Sendable @escaping (Session) throws -> Answer
    ) async throws -> Answer {
        let names = names.withLock { $0 }
        let holdsStrangers = holdsStrangers.withLock { $0 }
        let holdsOrphans = holdsOrphans.withLock { $0 }
        do {
            let (answer, learned, count, areOrphans) = try await writer.write { [secret] db in
                let session = Session(db, secret: secret, names: names)
                session.holdsStrangers = holdsStrangers
                session.holdsOrphans = holdsOrphans
                let before = db.totalChangesCount
                let answer = try intent(session)
                try session.writeTallies()
                let count = StoreCounters(
                    transactions: 1,
                    statements: session.runs,
                    rowsWritten: db.totalChangesCount - before
                )
                let learned = session.areNamesNew ? session.names : nil
                return (answer, learned, count, session.holdsOrphans)
            }
            // Only now are the new names sure to have their numbers.
            if let learned { self.names.withLock { $0 = learned } }
            counters.withLock { $0.add(count) }
            if areOrphans != holdsOrphans { self.holdsOrphans.withLock { $0 = areOrphans } }
            return answer
        } catch {
            throw StoreError.from(error)
        }
    }

    /// Reads a consistent state, beside whatever is being written.
    func read<Answer: Sendable>(
        _ question: @Sendable @escaping (Session) throws -> Answer
    ) async throws -> Answer {
        let names = names.withLock { $0 }
        do {
            // A queue is consistent while it works on one question. To forbid it to write would
            // have SQLite compile all statements anew, which costs more than all else.
            if let queue = writer as? DatabaseQueue {
                return try await queue.unsafeRead { [secret] db in
                    try question(Session(db, secret: secret, names: names))
                }
            }
            return try await writer.read { [secret] db in
                try question(Session(db, secret: secret, names: names))
            }
        } catch {
            throw StoreError.from(error)
        }
    }
}

/// What a store did since it was opened.
package struct StoreCounters: Hashable, Sendable {
    package var transactions: Int
    package var statements: Int
    package var rowsWritten: Int

    package init(transactions: Int = 0, statements: Int = 0, rowsWritten: Int = 0) {
        self.transactions = transactions
        self.statements = statements
        self.rowsWritten = rowsWritten
    }

    fileprivate mutating func add(_ other: StoreCounters) {
        transactions += other.transactions
        statements += other.statements
        rowsWritten += other.rowsWritten
    }
}
