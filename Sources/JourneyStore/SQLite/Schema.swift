import GRDB

/// The tables, migration by migration; one that has shipped never changes.
///
/// Rows of one customer lie together: the tables are clustered by the customer's ascending number.
/// A `CHECK` spells what a row must hold together; that a code, a count or an id is one is checked
/// as it is read, for each check is paid at every write. Words that come again and again (journeys,
/// messages, event names) are numbers of table `name`.
/// Instants are milliseconds since 1970 UTC; hashes are stored with all 64 bits, so they may look
/// negative.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 begin", foreignKeyChecks: .immediate) { db in
            for statement in first { try db.execute(sql: statement) }
        }
        return migrator
    }

    private static let first =
        names + customers + contacts + rejections + queue + learning + operations

    private static let names = [
        """
        CREATE TABLE meta (
            key TEXT PRIMARY KEY NOT NULL,
            value BLOB NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE name (
            id INTEGER PRIMARY KEY,
            text TEXT NOT NULL UNIQUE
        ) STRICT
        """,
    ]

    private static let customers = [
        """
        CREATE TABLE customer (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            original_id TEXT, -- NULL: the same as id
            attributes TEXT, -- a JSON object; NULL: an empty one
            addresses BLOB, -- as Profile+Row writes it; NULL: none
            consents BLOB, -- likewise
            time_zone TEXT,
            locale TEXT,
            created_at INTEGER NOT NULL,
            is_anonymous INTEGER NOT NULL, -- 1: known under an anonymous id only
            merged_into INTEGER, -- the survivor's number: then nothing else is kept here
            merged_at INTEGER
        ) STRICT
        """,
        """
        CREATE INDEX customer_merged ON customer(merged_into) WHERE merged_into IS NOT NULL
        """,
        """
        CREATE TABLE event (
            customer INTEGER NOT NULL,
            source INTEGER NOT NULL,
            message_id TEXT NOT NULL,
            name INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            time INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            place INTEGER NOT NULL, -- within its batch
            is_imported INTEGER NOT NULL,
            digest INTEGER NOT NULL,
            properties TEXT, -- a JSON object; NULL: an empty one
            PRIMARY KEY (customer, source, message_id)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE conflict (
            customer INTEGER NOT NULL,
            source INTEGER NOT NULL,
            message_id TEXT NOT NULL,
            digest INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (customer, source, message_id, digest)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE enrollment (
            customer INTEGER NOT NULL,
            journey INTEGER NOT NULL,
            key TEXT NOT NULL,
            n INTEGER NOT NULL,
            id BLOB NOT NULL,
            version INTEGER NOT NULL,
            entered_at INTEGER NOT NULL,
            entry_name INTEGER NOT NULL,
            entry_time INTEGER NOT NULL,
            entry_properties TEXT,
            step INTEGER NOT NULL,
            state INTEGER NOT NULL,
            due INTEGER,
            since INTEGER,
            deadline INTEGER,
            about TEXT,
            arrived_at INTEGER,
            expires_at INTEGER,
            rung INTEGER,
            ladder_order INTEGER, -- a hexadecimal digit for each channel; NULL: as listed
            end INTEGER,
            end_reason INTEGER,
            ended_at INTEGER,
            restarts INTEGER NOT NULL,
            quiet_deadline INTEGER,
            variables TEXT, -- NULL: none
            holdout INTEGER NOT NULL,
            goal INTEGER NOT NULL,
            goal_at INTEGER,
            is_crossed INTEGER NOT NULL, -- 1: a merge mixed what it measures
            PRIMARY KEY (customer, journey, key, n),
            CONSTRAINT whole_state CHECK (
                CASE state
                WHEN 1 THEN due IS NOT NULL
                WHEN 2 THEN due IS NOT NULL AND since IS NOT NULL
                WHEN 3 THEN due IS NOT NULL AND deadline IS NOT NULL
                WHEN 4 THEN due IS NOT NULL AND about IS NOT NULL AND expires_at > 0
                WHEN 5 THEN due IS NULL AND end IS NOT NULL AND ended_at IS NOT NULL
                END
            )
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX enrollment_due ON enrollment(due) WHERE due IS NOT NULL",
        """
        CREATE TABLE absence (
            customer INTEGER NOT NULL,
            journey INTEGER NOT NULL,
            due INTEGER NOT NULL,
            source INTEGER NOT NULL,
            message_id TEXT NOT NULL,
            PRIMARY KEY (customer, journey)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX absence_due ON absence(due)",
    ]

    private static let operations = [
        """
        CREATE TABLE gate (
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3), -- everything, journey, channel
            name TEXT NOT NULL,
            closed_at INTEGER NOT NULL,
            ceiling_count INTEGER, -- what closed it by itself; NULL: an operator
            ceiling_limit INTEGER,
            counted_since INTEGER,
            PRIMARY KEY (kind, name)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE held_channel (
            channel INTEGER PRIMARY KEY CHECK (channel BETWEEN 1 AND 7),
            held_at INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE api_key (
            id TEXT PRIMARY KEY NOT NULL,
            hash BLOB NOT NULL UNIQUE,
            scope TEXT NOT NULL,
            name TEXT,
            created_at INTEGER NOT NULL,
            revoked_at INTEGER
        ) STRICT, WITHOUT ROWID
        """,
    ]
}
