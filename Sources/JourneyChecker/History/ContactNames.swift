/// How contacts are called in the end: a merge gives those of one customer another handle, and
/// their idempotency keys stay what they were.
struct ContactNames {
    private var names: [String: String] = [:]

    init(_ history: FaultHistory) {
        let final = Set(history.contacts.map(\.contact))
        var byKey: [String: String] = [:]
        for contact in history.contacts {
            if let key = contact.key { byKey[key] = contact.contact }
        }
        guard !byKey.isEmpty else { return }
        for case .leased(let lease) in history.acts where !final.contains(lease.contact) {
            if let name = byKey[lease.sendKey] { names[lease.contact] = name }
        }
    }

    func current(_ contact: String) -> String { names[contact] ?? contact }

    /// The same act of the contact's last name.
    func renamed(_ act: HistoryAct) -> HistoryAct {
        guard !names.isEmpty else { return act }
        switch act {
        case .leased(var lease):
            lease.contact = current(lease.contact)
            return .leased(lease)
        case .begun(var begin):
            begin.contact = current(begin.contact)
            return .begun(begin)
        case .extended(var extended):
            extended.contact = current(extended.contact)
            return .extended(extended)
        case .settled(var settlement):
            settlement.contact = current(settlement.contact)
            return .settled(settlement)
        case .feedback(var given):
            given.contact = current(given.contact)
            return .feedback(given)
        case .recalled(var recall):
            recall.contact = recall.contact.map(current)
            return .recalled(recall)
        case .acknowledged, .refused, .received, .gate, .merged, .said:
            return act
        }
    }
}

extension Lease {
    /// The key under which its contact is sent: that of a withdrawal is made of it.
    fileprivate var sendKey: String {
        let suffix = "-withdraw"
        guard isWithdrawal == true, key.hasSuffix(suffix) else { return key }
        return String(key.dropLast(suffix.count))
    }
}
