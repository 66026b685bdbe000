import GRDB
import JourneyCore

/// One transaction on one connection: its statements, the names, the gates.
///
/// Lives no longer than the transaction, and never leaves its connection's queue.
final class Session {
    let database: Database
    let secret: KeyedHash.Key
    var names: NameCache
    /// Whether ``names`` knows more than at the begin.
    var areNamesNew = false
    /// Whether each new customer is looked up in the journal of denials.
    var holdsStrangers = false
    /// What the turns of this transaction add to everybody's responses.
    var tallies = ResponseTallies()
    /// The snapshot in force, once it was asked for.
    var learned: ResponseSnapshot??
    /// Whether there are reports about contacts that were not known: then each new contact is looked
    /// up among them.
    var holdsOrphans = false
    private var statements: [PreparedStatement?]
    private var loadedGates: Gates?
    private var hasAbsences: Bool?

    init(_ database: Database, secret: KeyedHash.Key, names: NameCache) {
        self.database = database
        self.secret = secret
        self.names = names
        statements = Array(repeating: nil, count: HotStatement.allCases.count)
    }

    /// Fetched from the connection's cache once per transaction.
    func statement(_ statement: HotStatement) throws -> PreparedStatement {
        if let known = statements[statement.rawValue] { return known }
        let prepared = PreparedStatement(try database.cachedStatement(sql: statement.sql))
        statements[statement.rawValue] = prepared
        return prepared
    }

    /// A statement whose text depends on the programme.
    func statement(sql: String) throws -> PreparedStatement {
        PreparedStatement(try database.cachedStatement(sql: sql))
    }

    /// How many statements ran.
    var runs: Int { statements.reduce(0) { $0 + ($1?.runs ?? 0) } }

    // MARK: The gate

    func gates() throws -> Gates {
        if let loadedGates { return loadedGates }
        var closed: Set<Gates.Scope> = []
        try statement(.gates).forEachRow { row in
            closed.insert(try Gates.Scope(code: row.takeInteger(), name: row.takeText()))
        }
        let gates = Gates(closed: closed)
        loadedGates = gates
        return gates
    }

    /// After a gate was closed or opened in this transaction.
    func forgetGates() { loadedGates = nil }

    // MARK: Absences

    /// Most programmes have no journey that begins by absence: then nobody's rows are asked for.
    func areAbsencesKept() throws -> Bool {
        if let hasAbsences { return hasAbsences }
        let next = try statement(.nextDueAbsence)
        next.bind(Int64.min)
        let found = try next.firstRow { _ in true } ?? false
        hasAbsences = found
        return found
    }

    func noteAbsence() { hasAbsences = true }
}
