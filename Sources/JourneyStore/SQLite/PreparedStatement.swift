import GRDB
import GRDBSQLite
import JourneyCore

/// The one place that binds and reads raw: a statement that is prepared once per connection.
///
/// Values are bound, and columns taken, in their order: no position is written twice.
///
/// ```swift
/// statement.bind(number)
/// try statement.forEachRow { names.append(try $0.takeText()) }
/// ```
final class PreparedStatement {
    private let handle: OpaquePointer
    /// Keeps ``handle`` alive.
    private let owner: Statement
    private var position: Int32 = 0
    private var column: Int32 = 0
    private(set) var runs = 0

    init(_ owner: Statement) {
        self.owner = owner
        handle = owner.sqliteStatement
    }

    // MARK: Binding

    func bind(_ value: Int64) {
        position += 1
        sqlite3_bind_int64(handle, position, value)
    }

    func bind(_ value: Int64?) {
        guard let value else { return bindNull() }
        bind(value)
    }

    func bind(_ instant: Timestamp) { bind(instant.milliseconds) }

    func bind(_ instant: Timestamp?) { bind(instant?.milliseconds) }

    func bind(_ flag: Bool) { bind(flag ? 1 : Int64(0)) }

    /// A hash: all 64 bits, whatever the sign.
    func bind(bits: UInt64) { bind(Int64(bitPattern: bits)) }

    func bind(_ text: String) {
        position += 1
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                bind(characters: characters)
            }
        }
    }

    func bind(_ text: String?) {
        guard let text else { return bindNull() }
        bind(text)
    }

    /// Bytes that are known to be UTF-8, as a text.
    func bind(text bytes: [UInt8]) {
        position += 1
        bytes.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                bind(characters: characters)
            }
        }
    }

    func bind(blob bytes: [UInt8]) {
        position += 1
        bytes.withUnsafeBytes {
            _ = sqlite3_bind_blob(handle, position, $0.baseAddress, Int32($0.count), transient)
        }
    }

    func bind(_ id: Identifier) {
        position += 1
        withUnsafeBytes(of: (id.high.bigEndian, id.low.bigEndian)) {
            _ = sqlite3_bind_blob(handle, position, $0.baseAddress, 16, transient)
        }
    }

    func bindNull() {
        position += 1
        sqlite3_bind_null(handle, position)
    }

    /// An empty buffer may have no address, and none at all would be bound as `NULL`.
    private func bind(characters: UnsafeBufferPointer<CChar>) {
        guard let start = characters.baseAddress, !characters.isEmpty else {
            sqlite3_bind_text(handle, position, "", 0, transient)
            return
        }
        sqlite3_bind_text(handle, position, start, Int32(characters.count), transient)
    }

    // MARK: Running

    /// Runs a statement that gives no rows; returns how many it changed.
    @discardableResult
    func run() throws -> Int {
        defer { reset() }
        while try step() {}
        return Int(sqlite3_changes(sqlite3_db_handle(handle)))
    }

    /// Runs the statement and hands out its rows.
    func forEachRow(_ body: (PreparedStatement) throws -> Void) throws {
        defer { reset() }
        while try step() { try body(self) }
    }

    /// The first row, if there is one.
    func firstRow<Value>(_ body: (PreparedStatement) throws -> Value) throws -> Value? {
        defer { reset() }
        return try step() ? try body(self) : nil
    }

    /// Goes to the next row.
    ///
    /// Whoever steps by hand also resets.
    func step() throws -> Bool {
        column = 0
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw Self.error(of: sqlite3_db_handle(handle), code)
    }

    func reset() {
        sqlite3_reset(handle)
        position = 0
        runs += 1
    }

    private static func error(of connection: OpaquePointer?, _ code: Int32) -> any Error {
        let message = sqlite3_errmsg(connection).map { String(cString: $0) } ?? ""
        let extended = sqlite3_extended_errcode(connection)
        // The connection may have moved on: then the step's own code says more.
        let exact = extended & 0xff == code & 0xff ? extended : code
        return StoreError(code: exact, message: message) ?? CancellationError()
    }

    // MARK: Reading

    func takeInteger() -> Int64 {
        defer { column += 1 }
        return sqlite3_column_int64(handle, column)
    }

    func takeOptionalInteger() -> Int64? {
        guard !skipNull() else { return nil }
        return takeInteger()
    }

    func takeBits() -> UInt64 { UInt64(bitPattern: takeInteger()) }

    func takeFlag() -> Bool { takeInteger() != 0 }

    func takeTimestamp() -> Timestamp { Timestamp(milliseconds: takeInteger()) }

    func takeOptionalTimestamp() -> Timestamp? {
        takeOptionalInteger().map { Timestamp(milliseconds: $0) }
    }

    func takeText() -> String {
        defer { column += 1 }
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func takeOptionalText() -> String? {
        guard !skipNull() else { return nil }
        return takeText()
    }

    /// The bytes of a text or a blob; empty for `NULL`.
    func takeBytes() -> [UInt8] {
        defer { column += 1 }
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        let count = Int(sqlite3_column_bytes(handle, column))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// The bytes of a text or a blob, without a copy, for as long as `body` runs.
    func withBytes<Answer>(_ body: (UnsafeRawBufferPointer) throws -> Answer) rethrows -> Answer {
        defer { column += 1 }
        let start = sqlite3_column_blob(handle, column)
        let count = Int(sqlite3_column_bytes(handle, column))
        return try body(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// `nil` where the column does not have 16 bytes.
    func takeIdentifier() -> Identifier? {
        defer { column += 1 }
        guard let start = sqlite3_column_blob(handle, column),
            sqlite3_column_bytes(handle, column) == 16
        else { return nil }
        return Identifier(
            high: UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)),
            low: UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        )
    }

    private func skipNull() -> Bool {
        guard sqlite3_column_type(handle, column) == SQLITE_NULL else { return false }
        column += 1
        return true
    }
}

/// Asks SQLite to copy what is bound: a text's bytes may move right after the call.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
