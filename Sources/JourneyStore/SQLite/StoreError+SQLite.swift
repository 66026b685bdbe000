import GRDB
import GRDBSQLite

extension StoreError {
    /// What a result code of SQLite means for the daemon.
    ///
    /// `nil` for an interrupted statement: the caller's task was cancelled.
    init?(code: Int32, message: String) {
        let detail = "SQLite error \(code): \(message)"
        switch code & 0xff {
        case SQLITE_INTERRUPT: return nil
        case SQLITE_IOERR, SQLITE_READONLY, SQLITE_PROTOCOL: self = .ioError(detail)
        case SQLITE_FULL: self = .full(detail)
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT: self = .damaged(detail)
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(detail)
        case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH: self = .cannotOpen(detail)
        default: self = .failed(detail)
        }
    }

    /// The error to throw for one of GRDB's: its own types stay inside this module.
    static func from(_ error: any Error) -> any Error {
        guard let failure = error as? DatabaseError else { return error }
        let code = failure.extendedResultCode.rawValue
        guard code & 0xff != SQLITE_ABORT else { return CancellationError() }
        return StoreError(code: code, message: failure.message ?? "") ?? CancellationError()
    }
}
