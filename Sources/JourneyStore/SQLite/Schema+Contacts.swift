/// What is said to customers: contacts with their locks and claims, and what is kept beside them.
extension Schema {
    static let contacts = [
        """
        CREATE TABLE contact (
            customer INTEGER NOT NULL,
            offer INTEGER NOT NULL,
            about TEXT NOT NULL,
            channel INTEGER NOT NULL,
            rendition INTEGER NOT NULL,
            n INTEGER NOT NULL,
            id BLOB NOT NULL,
            enrollment BLOB NOT NULL,
            journey INTEGER NOT NULL,
            step INTEGER NOT NULL,
            message INTEGER NOT NULL,
            rung INTEGER NOT NULL,
            purpose INTEGER NOT NULL,
            topic INTEGER NOT NULL,
            cost INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL CHECK (expires_at > 0),
            state INTEGER NOT NULL,
            reason INTEGER,
            lane INTEGER, -- 0: due by itself; 8: failed; else queued: channel * 256 + rank
            at INTEGER, -- when its time in the lane comes
            withdraw INTEGER, -- the state of a display's withdrawal, which then has the lane
            withdraw_reason INTEGER,
            withdraw_attempt INTEGER,
            withdraw_after INTEGER, -- the leases before it were of the send
            attempt INTEGER NOT NULL,
            is_maybe_sent INTEGER NOT NULL,
            is_recall_noted INTEGER NOT NULL,
            begun_at INTEGER,
            sent_at INTEGER,
            seen_at INTEGER,
            clicked_at INTEGER,
            provider_id TEXT,
            content_hash INTEGER NOT NULL,
            address INTEGER, -- a keyed hash of the one that it went to
            verdict_rule INTEGER,
            verdict_reason INTEGER,
            verdict_value INTEGER NOT NULL,
            verdict_policy INTEGER NOT NULL,
            verdict_at INTEGER NOT NULL,
            lease_number INTEGER,
            lease_until INTEGER,
            lease_count INTEGER NOT NULL,
            holds_offer INTEGER NOT NULL, -- 1: the offer's lock is with this contact
            lock_until INTEGER, -- the end of the lock's cooldown; NULL: while the ladder stands
            PRIMARY KEY (customer, offer, about, channel, rendition, n),
            CONSTRAINT whole_state CHECK (
                CASE
                WHEN withdraw < 5 THEN state >= 5 AND at IS NOT NULL
                    AND CASE withdraw WHEN 2 THEN lane / 256 IS channel ELSE lane IS 0 END
                WHEN withdraw = 6 THEN state >= 5 AND lane IS 8 AND at IS created_at
                ELSE CASE state
                WHEN 1 THEN lane IS 0 AND at IS NOT NULL AND reason IS NOT NULL
                WHEN 2 THEN lane / 256 IS channel AND at IS NOT NULL
                WHEN 3 THEN lane IS 0 AND at IS lease_until AND lease_number > 0
                WHEN 4 THEN lane IS 0 AND at IS lease_until AND lease_number > 0
                    AND begun_at IS NOT NULL
                WHEN 13 THEN lane IS 8 AND at IS created_at AND reason IS NOT NULL
                ELSE lane IS NULL AND at IS NULL
                    AND (state NOT BETWEEN 5 AND 9 OR begun_at IS NOT NULL)
                END END
            )
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX contact_lane ON contact(lane, at) WHERE at IS NOT NULL",
        // The row that makes a duplicate impossible: one contact at most holds an offer.
        """
        CREATE UNIQUE INDEX offer_lock ON contact(customer, offer, about)
            WHERE holds_offer
        """,
        """
        -- By what a provider calls a message, so that its report finds the contact.
        CREATE TABLE provider_message (
            provider_id TEXT NOT NULL,
            provider TEXT NOT NULL, -- empty where the settlement named none
            customer INTEGER NOT NULL,
            contact BLOB NOT NULL,
            PRIMARY KEY (provider_id, provider, customer, contact)
        ) STRICT, WITHOUT ROWID
        """,
        """
        -- Added to and never changed, so that neither a restored file nor an erased customer
        -- forgets a refusal.
        CREATE TABLE denial (
            number INTEGER PRIMARY KEY,
            customer INTEGER NOT NULL, -- a hash of the id, with the secret
            topic TEXT NOT NULL,
            channel INTEGER NOT NULL CHECK (channel BETWEEN 0 AND 7), -- 0: every channel
            at INTEGER NOT NULL,
            source TEXT,
            recorded_at INTEGER NOT NULL,
            UNIQUE (customer, topic, channel, at)
        ) STRICT
        """,
        """
        -- Hashes lie anywhere: the shorter a row, the fewer pages a batch of them touches.
        CREATE TABLE address_claim (
            hash INTEGER PRIMARY KEY, -- of address, offer and about, with the secret
            customer INTEGER NOT NULL
        ) STRICT
        """,
    ]

    static let queue = [
        // Contents may be long: rows as long as that don't belong into a clustered table.
        """
        CREATE TABLE content (
            id INTEGER PRIMARY KEY,
            customer INTEGER NOT NULL,
            contact BLOB NOT NULL,
            hash INTEGER NOT NULL,
            fields TEXT NOT NULL,
            UNIQUE (customer, contact)
        ) STRICT
        """,
        // Only what is counted: all other feedback moves its contact forward, and once only.
        """
        CREATE TABLE feedback (
            customer INTEGER NOT NULL,
            contact BLOB NOT NULL,
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
            begun INTEGER NOT NULL CHECK (begun >= 0),
            since INTEGER NOT NULL -- the begin of the hour, or an opening within it
        ) STRICT
        """,
    ]
}
