import JourneyCore

/// What one transaction of a store may take on, so that none holds the writer for long.
package enum StoreLimits {
    /// Events of one intake: the largest batch that a request may carry.
    static let intakeBatchMax = 2_500
    /// Jobs of one lease, begin or settle, and reports of one hearing.
    static let jobBatchMax = 2_500
    /// Customers of one wake.
    static let wakeBatchMax = 10_000
    /// Customers of one transaction of a recall: short enough that others get their turn.
    static let recallBatch = 500
    /// How many queued jobs are looked at for each that is asked for, while some of them wait
    /// behind a journey's gate.
    static let leaseLookAhead = 10
    /// Denials of one transaction: every customer is looked at once for all of them.
    package static let denialBatchMax = 50_000
    /// How long it can be told by what a decision was made: longer than a send may wait.
    static let snapshotRetention = Milliseconds.days(90)
    /// Names that are kept in memory; more are looked up in their table.
    static let cachedNamesMax = 65_536
    /// Pages of the write-ahead log between checkpoints, 256 MB: at the default of 1,000 the same
    /// pages are written back again and again, which costs more than all syncs.
    static let checkpointPages = 65_536
    /// More gains nothing, and the cost of a commit grows with the pages that are cached.
    static let writerCacheKibibytes = 65_536
    static let readerCacheKibibytes = 8_192
}
