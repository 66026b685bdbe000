import GRDB

/// The tables, migration by migration; one that has shipped never changes.
///
/// Rows of one customer lie together: the tables are clustered by the customer's ascending number.
/// Words that come again and again (journeys, messages, event names) are numbers of table `name`.
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

    private static let first = names + customers + contacts + queue + operations

    private static let names = [
        """
        CREATE TABLE meta (
            key TEXT PRIMARY KEY NOT NULL,
            value BLOB NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE name (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            text TEXT NOT NULL UNIQUE
        ) STRICT
        """,
    ]

    private static let customers = [
        """
        CREATE TABLE customer (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            original_id TEXT, -- NULL: the same as id
            attributes TEXT, -- a JSON object; NULL: an empty one
            addresses TEXT, -- a JSON list; NULL: an empty one
            consents TEXT, -- a JSON list; NULL: an empty one
            time_zone TEXT,
            locale TEXT,
            created_at INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE event (
            customer INTEGER NOT NULL CHECK (customer > 0),
            source INTEGER NOT NULL,
            message_id TEXT NOT NULL,
            name INTEGER NOT NULL,
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 6),
            time INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            place INTEGER NOT NULL CHECK (place >= 0), -- within its batch
            is_imported INTEGER NOT NULL CHECK (is_imported IN (0, 1)),
            digest INTEGER NOT NULL,
            properties TEXT, -- a JSON object; NULL: an empty one
            PRIMARY KEY (customer, source, message_id)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE conflict (
            customer INTEGER NOT NULL CHECK (customer > 0),
            source INTEGER NOT NULL,
            message_id TEXT NOT NULL,
            digest INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (customer, source, message_id, digest)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE enrollment (
            customer INTEGER NOT NULL CHECK (customer > 0),
            journey INTEGER NOT NULL,
            key TEXT NOT NULL,
            n INTEGER NOT NULL CHECK (n >= 0),
            id BLOB NOT NULL CHECK (length(id) = 16),
            version INTEGER NOT NULL,
            entered_at INTEGER NOT NULL,
            entry_name INTEGER NOT NULL,
            entry_time INTEGER NOT NULL,
            entry_properties TEXT,
            step INTEGER NOT NULL,
            state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 5),
            due INTEGER,
            since INTEGER,
            deadline INTEGER,
            about TEXT,
            arrived_at INTEGER,
            expires_at INTEGER,
            rung INTEGER,
            end INTEGER CHECK (end BETWEEN 1 AND 7),
            end_reason INTEGER,
            ended_at INTEGER,
            restarts INTEGER NOT NULL CHECK (restarts >= 0),
            quiet_deadline INTEGER,
            variables TEXT, -- NULL: none
            holdout INTEGER NOT NULL CHECK (holdout BETWEEN 0 AND 2),
            goal INTEGER NOT NULL CHECK (goal BETWEEN 0 AND 3),
            goal_at INTEGER,
            PRIMARY KEY (customer, journey, key, n),
            CHECK ((state = 5) = (due IS NULL)),
            CHECK ((state = 5) = (ended_at IS NOT NULL)),
            CHECK ((state = 5) = (end IS NOT NULL)),
            CHECK (state <> 2 OR since IS NOT NULL),
            CHECK (state <> 3 OR deadline IS NOT NULL),
            CHECK ((state = 4) = (about IS NOT NULL)),
            CHECK (state <> 4 OR (arrived_at IS NOT NULL AND expires_at IS NOT NULL AND rung >= 0)),
            CHECK ((goal IN (1, 2)) = (goal_at IS NOT NULL))
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX enrollment_due ON enrollment(due) WHERE due IS NOT NULL",
        """
        CREATE TABLE absence (
            customer INTEGER NOT NULL CHECK (customer > 0),
            journey INTEGER NOT NULL,
            due INTEGER NOT NULL,
            source INTEGER NOT NULL,
            message_id TEXT NOT NULL,
            PRIMARY KEY (customer, journey)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX absence_due ON absence(due)",
    ]

    private static let contacts = [
        """
        CREATE TABLE contact (
            customer INTEGER NOT NULL CHECK (customer > 0),
            offer INTEGER NOT NULL,
            about TEXT NOT NULL,
            channel INTEGER NOT NULL CHECK (channel BETWEEN 1 AND 7),
            rendition INTEGER NOT NULL,
            n INTEGER NOT NULL CHECK (n >= 0),
            id BLOB NOT NULL CHECK (length(id) = 16),
            enrollment BLOB NOT NULL CHECK (length(enrollment) = 16),
            journey INTEGER NOT NULL,
            step INTEGER NOT NULL,
            message INTEGER NOT NULL,
            rung INTEGER NOT NULL CHECK (rung >= 0),
            purpose INTEGER NOT NULL CHECK (purpose IN (1, 2)),
            topic INTEGER NOT NULL,
            cost INTEGER NOT NULL CHECK (cost >= 0),
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL CHECK (expires_at > 0),
            state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 13),
            reason INTEGER,
            due INTEGER,
            queued_from INTEGER,
            attempt INTEGER NOT NULL CHECK (attempt >= 0),
            is_maybe_sent INTEGER NOT NULL CHECK (is_maybe_sent IN (0, 1)),
            is_recall_noted INTEGER NOT NULL CHECK (is_recall_noted IN (0, 1)),
            begun_at INTEGER,
            sent_at INTEGER,
            seen_at INTEGER,
            clicked_at INTEGER,
            provider_id TEXT,
            content_hash INTEGER NOT NULL,
            verdict_rule INTEGER,
            verdict_reason INTEGER,
            verdict_value INTEGER NOT NULL,
            verdict_policy INTEGER NOT NULL,
            verdict_at INTEGER NOT NULL,
            lease_number INTEGER,
            lease_until INTEGER,
            lease_count INTEGER NOT NULL CHECK (lease_count >= 0),
            PRIMARY KEY (customer, offer, about, channel, rendition, n),
            CHECK ((state IN (1, 3, 4)) = (due IS NOT NULL)),
            CHECK ((state = 2) = (queued_from IS NOT NULL)),
            CHECK ((state IN (1, 10, 11, 13)) = (reason IS NOT NULL)),
            CHECK (state NOT IN (3, 4) OR (lease_until = due AND lease_number > 0)),
            CHECK ((lease_number IS NULL) = (lease_until IS NULL)),
            CHECK (state NOT BETWEEN 4 AND 9 OR begun_at IS NOT NULL),
            CHECK (state NOT BETWEEN 6 AND 9 OR sent_at IS NOT NULL)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX contact_due ON contact(due) WHERE due IS NOT NULL",
        """
        CREATE INDEX contact_queue ON contact(channel, queued_from)
            WHERE queued_from IS NOT NULL
        """,
        "CREATE INDEX contact_provider ON contact(provider_id) WHERE provider_id IS NOT NULL",
        "CREATE INDEX contact_failed ON contact(created_at) WHERE state = 13",
        """
        CREATE TABLE offer_lock (
            customer INTEGER NOT NULL CHECK (customer > 0),
            offer INTEGER NOT NULL,
            about TEXT NOT NULL,
            holder BLOB NOT NULL CHECK (length(holder) = 16),
            step INTEGER NOT NULL,
            held_until INTEGER, -- NULL: while the ladder stands
            PRIMARY KEY (customer, offer, about)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE address_claim (
            channel INTEGER NOT NULL CHECK (channel BETWEEN 1 AND 7),
            hash BLOB NOT NULL CHECK (length(hash) = 16),
            customer INTEGER NOT NULL CHECK (customer > 0),
            PRIMARY KEY (channel, hash)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    private static let queue = [
        // Contents may be long: rows as long as that don't belong into a clustered table.
        """
        CREATE TABLE content (
            id INTEGER PRIMARY KEY,
            customer INTEGER NOT NULL CHECK (customer > 0),
            contact BLOB NOT NULL CHECK (length(contact) = 16),
            hash INTEGER NOT NULL,
            fields TEXT NOT NULL,
            UNIQUE (customer, contact)
        ) STRICT
        """,
        """
        CREATE TABLE feedback (
            customer INTEGER NOT NULL CHECK (customer > 0),
            contact BLOB NOT NULL CHECK (length(contact) = 16),
            id TEXT NOT NULL,
            code INTEGER NOT NULL CHECK (code BETWEEN 1 AND 11),
            at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (customer, contact, id)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE feedback_orphan (
            subject TEXT NOT NULL, -- a provider's id, or a contact's handle
            provider TEXT NOT NULL, -- empty for handles
            id TEXT NOT NULL,
            code INTEGER NOT NULL CHECK (code BETWEEN 1 AND 11),
            at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (subject, provider, id)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE hour_count (
            hour INTEGER PRIMARY KEY,
            begun INTEGER NOT NULL CHECK (begun >= 0)
        ) STRICT
        """,
    ]

    private static let operations = [
        """
        CREATE TABLE gate (
            kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3), -- everything, journey, channel
            name TEXT NOT NULL,
            closed_at INTEGER NOT NULL,
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
