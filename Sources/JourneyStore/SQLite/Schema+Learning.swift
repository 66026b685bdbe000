/// What is known of everybody's responses.
extension Schema {
    static let learning = [
        // What a snapshot has not taken in yet: a few hours' rows.
        """
        CREATE TABLE response_tally (
            hour INTEGER NOT NULL, -- since 1970: of the sending, or of the response
            channel INTEGER NOT NULL,
            slot INTEGER NOT NULL, -- an hour of the week, 0 to 167; -1: contacts and those answered
            contacts INTEGER NOT NULL, -- below zero where more bounced than were sent since
            answered INTEGER NOT NULL,
            PRIMARY KEY (hour, channel, slot)
        ) STRICT, WITHOUT ROWID
        """,
        // Never changed: the instant of a decision names the one that it was made by.
        """
        CREATE TABLE response_snapshot (
            id INTEGER PRIMARY KEY,
            from_at INTEGER NOT NULL UNIQUE,
            hour INTEGER NOT NULL,
            channels BLOB NOT NULL -- as ResponseSnapshot+Row writes it
        ) STRICT
        """,
    ]
}
