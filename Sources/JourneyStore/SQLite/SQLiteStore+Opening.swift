import GRDB
import JourneyCore
import SQLiteSettings

extension SQLiteStore {
    /// Once in a process, before its first database.
    private static let settings: Void = sqlite_settings_count_no_memory()

    static var configuration: Configuration {
        settings
        var configuration = Configuration()
        // No table has foreign keys: a customer's rows come and go together anyway.
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(5)
        configuration.label = "journeyd"
        configuration.prepareDatabase { db in
            let isReader = db.configuration.readonly
            let cache =
                isReader ? StoreLimits.readerCacheKibibytes : StoreLimits.writerCacheKibibytes
            try db.execute(sql: "PRAGMA cache_size = -\(cache)")
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            try db.execute(sql: "PRAGMA mmap_size = 0")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = \(StoreLimits.checkpointPages)")
        }
        return configuration
    }

    /// The connection pool opens its writer so that a power loss may take back commits; set that
    /// right, and believe only what is read back.
    static func makeDurable(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL")
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
        guard synchronous == 2 else { throw StoreError.notDurable(synchronous: synchronous) }
    }

    static func secret(in db: Database, ifNew: KeyedHash.Key) throws -> KeyedHash.Key {
        guard let stored = try storedSecret(in: db) else {
            let insert = PreparedStatement(
                try db.cachedStatement(sql: "INSERT INTO meta (key, value) VALUES ('secret', ?)")
            )
            insert.bind(blob: ifNew.bytes)
            try insert.run()
            return ifNew
        }
        return stored
    }

    static func existingSecret(in db: Database) throws -> KeyedHash.Key {
        try storedSecret(in: db).orThrow(
            .corrupt(table: "meta", customer: nil, detail: "there is no secret")
        )
    }

    private static func storedSecret(in db: Database) throws -> KeyedHash.Key? {
        let select = PreparedStatement(
            try db.cachedStatement(sql: "SELECT value FROM meta WHERE key = 'secret'")
        )
        guard let stored = try select.firstRow({ $0.takeBytes() }) else { return nil }
        return try KeyedHash.Key(stored).orThrow(
            .corrupt(table: "meta", customer: nil, detail: "the secret has not 16 bytes")
        )
    }
}
