/// What can go wrong with a store that is not the caller's mistake.
package enum StoreError: Error, Hashable, Sendable {
    /// The disk refused to write or sync: what was acknowledged is safe only after a restart has
    /// read it back, so the process must stop acknowledging and exit.
    case ioError(String)
    /// No room is left: new work is refused, nothing is lost.
    case full(String)
    /// A row says what can't be.
    case corrupt(table: String, customer: Int64?, detail: String)
    /// The file is damaged as a whole, or is no database.
    case damaged(String)
    /// The file can't be opened or made.
    case cannotOpen(String)
    /// A newer program wrote the file.
    case newerSchema(path: String)
    /// The library would not promise that a commit survives a loss of power.
    case notDurable(synchronous: Int)
    /// Somebody else holds the file.
    case busy(String)
    /// A statement failed in a way that only a mistake of ours explains.
    case failed(String)
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .ioError(let detail):
            """
            the database could not be written or synced (\(detail)): stop the daemon, check the \
            disk, and start it again
            """
        case .full(let detail):
            "the disk of the database is full (\(detail)): make room, new work is refused until then"
        case .corrupt(let table, let customer, let detail):
            """
            a row of table '\(table)'\(customer.map { " of customer number \($0)" } ?? "") is \
            damaged: \(detail); restore a backup, or erase the customer
            """
        case .damaged(let detail):
            "the database file is damaged or is no database (\(detail)): restore a backup"
        case .cannotOpen(let detail):
            """
            the database could not be opened (\(detail)): check that its directory exists and that \
            journeyd may write there
            """
        case .newerSchema(let path):
            "the database '\(path)' was written by a newer journeyd: start that version or a newer one"
        case .notDurable(let synchronous):
            """
            the database would lose acknowledged events at a power loss: 'PRAGMA synchronous' is \
            \(synchronous) instead of 2; use an SQLite library that obeys it
            """
        case .busy(let detail):
            "another process holds the database (\(detail)): stop it, or name another file"
        case .failed(let detail):
            "a statement of the store failed (\(detail)): please report this"
        }
    }
}
