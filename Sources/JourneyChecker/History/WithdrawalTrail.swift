/// What was seen of the job that takes back what one contact has shown.
struct WithdrawalTrail {
    var leases: [HistoryIndex.Placed<Lease>] = []
    /// Granted or not.
    var begins: [HistoryIndex.Placed<Begin>] = []
    var settlements: [HistoryIndex.Placed<Settlement>] = []
    var extensions: [HistoryIndex.Placed<Extension>] = []
    var receipts: [HistoryIndex.Placed<Receipt>] = []

    func has(_ token: String) -> Bool { leases.contains { $0.act.token == token } }

    var grants: [HistoryIndex.Placed<Begin>] { begins.filter { $0.act.result == "ok" } }

    /// The first acceptance that the daemon was surely told.
    var done: HistoryIndex.Placed<Settlement>? {
        settlements.first { $0.act.outcome == "accepted" && $0.act.result == "ok" }
    }
}
