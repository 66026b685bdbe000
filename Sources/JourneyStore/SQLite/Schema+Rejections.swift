extension Schema {
    static let rejections = [
        """
        -- What never became a contact or an enrollment: counted, with the latest of each kind.
        CREATE TABLE rejection (
            customer INTEGER NOT NULL,
            journey INTEGER NOT NULL,
            step INTEGER NOT NULL, -- the empty name: the journey itself was not entered
            reason INTEGER NOT NULL CHECK (reason BETWEEN 1 AND 12),
            value INTEGER NOT NULL,
            event INTEGER NOT NULL,
            at INTEGER NOT NULL,
            count INTEGER NOT NULL CHECK (count > 0),
            PRIMARY KEY (customer, journey, step, reason)
        ) STRICT, WITHOUT ROWID
        """
    ]
}
