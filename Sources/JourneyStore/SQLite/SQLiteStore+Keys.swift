package import JourneyCore

extension SQLiteStore {
    package func addKey(_ key: StoredKey) async throws {
        try await write { session in
            let insert = try session.statement(
                sql: """
                    INSERT INTO api_key (id, hash, scope, name, created_at, revoked_at) \
                    VALUES (?, ?, ?, ?, ?, ?)
                    """
            )
            insert.bind(key.id)
            insert.bind(blob: key.hash)
            insert.bind(key.scope)
            insert.bind(key.name)
            insert.bind(key.createdAt)
            insert.bind(key.revokedAt)
            try insert.run()
        }
    }

    package func keys() async throws -> [StoredKey] {
        try await read { session in
            let select = try session.statement(
                sql: """
                    SELECT id, hash, scope, name, created_at, revoked_at FROM api_key \
                    ORDER BY created_at, id
                    """
            )
            var keys: [StoredKey] = []
            try select.forEachRow { row in
                keys.append(
                    StoredKey(
                        id: row.takeText(),
                        hash: row.takeBytes(),
                        scope: row.takeText(),
                        name: row.takeOptionalText(),
                        createdAt: row.takeTimestamp(),
                        revokedAt: row.takeOptionalTimestamp()
                    )
                )
            }
            return keys
        }
    }

    package func revokeKey(_ id: String, at now: Timestamp) async throws -> Bool {
        try await write { session in
            let update = try session.statement(
                sql: "UPDATE api_key SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?"
            )
            update.bind(now)
            update.bind(id)
            return try update.run() == 1
        }
    }
}
