/// A history with ways to find things in it.
struct HistoryIndex {
    /// An act of one kind and its place among all acts.
    struct Placed<Act> {
        var place: Int
        var act: Act
    }

    let history: FaultHistory
    private(set) var contacts: [String: FinalContact] = [:]
    private(set) var leases: [String: [Placed<Lease>]] = [:]
    /// Only those that were granted.
    private(set) var grants: [String: [Placed<Begin>]] = [:]
    private(set) var refusedBegins: [String: [Placed<Begin>]] = [:]
    private(set) var settlements: [String: [Placed<Settlement>]] = [:]
    private(set) var extensions: [String: [Placed<Extension>]] = [:]
    private(set) var feedback: [String: [Placed<GivenFeedback>]] = [:]
    private(set) var receipts: [Placed<Receipt>] = []
    /// By the narrowest of contact, enrollment and customer that they name; "" for all others.
    private var recalls: [String: [Placed<Recall>]] = [:]
    private(set) var gates: [Placed<GateChange>] = []
    private(set) var contactByKey: [String: String] = [:]
    /// What became of the jobs that take back what was shown, by their contact.
    private(set) var withdrawals: [String: WithdrawalTrail] = [:]
    /// Keys of withdrawals, which are no sends.
    private(set) var withdrawalByKey: [String: String] = [:]
    let people: MergeBook
    private(set) var merges: [Placed<MergeAct>] = []
    private(set) var words: [Placed<SaidWord>] = []
    /// Contacts that any act names, in the order of their first one.
    private(set) var order: [String] = []

    init(_ history: FaultHistory) {
        self.history = history
        people = MergeBook(history)
        let names = ContactNames(history)
        for contact in history.contacts { contacts[contact.contact] = contact }
        var known: Set<String> = []
        for (place, act) in history.acts.enumerated() {
            guard let contact = take(names.renamed(act), at: place),
                known.insert(contact).inserted
            else { continue }
            order.append(contact)
        }
    }

    /// Files an act; gives the contact that it names.
    private mutating func take(_ act: HistoryAct, at place: Int) -> String? {
        if let contact = takeWithdrawal(act, at: place) { return contact }
        switch act {
        case .leased(let lease):
            leases[lease.contact, default: []].append(Placed(place: place, act: lease))
            if contactByKey[lease.key] == nil { contactByKey[lease.key] = lease.contact }
            return lease.contact
        case .begun(let begin):
            if begin.result == "ok" {
                var grant = begin
                grant.askedAt = firstAsked(for: begin)
                grants[begin.contact, default: []].append(Placed(place: place, act: grant))
            } else {
                refusedBegins[begin.contact, default: []].append(Placed(place: place, act: begin))
            }
            return begin.contact
        case .settled(let settlement):
            settlements[settlement.contact, default: []].append(
                Placed(place: place, act: settlement)
            )
            return settlement.contact
        case .extended(let extended):
            extensions[extended.contact, default: []].append(Placed(place: place, act: extended))
            return extended.contact
        case .feedback(let given):
            feedback[given.contact, default: []].append(Placed(place: place, act: given))
            return given.contact
        case .received(let receipt):
            receipts.append(Placed(place: place, act: receipt))
        case .recalled(let recall):
            let scope = recall.contact ?? recall.enrollment ?? recall.customer ?? ""
            recalls[scope, default: []].append(Placed(place: place, act: recall))
        case .gate(let change):
            gates.append(Placed(place: place, act: change))
        case .merged(let merge):
            merges.append(Placed(place: place, act: merge))
        case .said(let word):
            words.append(Placed(place: place, act: word))
        case .acknowledged, .refused:
            break
        }
        return nil
    }

    /// Whose contact it was before the act of that place; who was merged later is somebody else.
    func owner(of contact: FinalContact, before place: Int) -> String {
        let leases = (leases[contact.contact] ?? []) + (withdrawals[contact.contact]?.leases ?? [])
        let last = leases.last { $0.place < place } ?? leases.first
        return people.current(last?.act.customer ?? contact.customer, before: place)
    }

    /// Files an act about a job that takes something back; by its token, for the contact is the same.
    private mutating func takeWithdrawal(_ act: HistoryAct, at place: Int) -> String? {
        switch act {
        case .leased(let lease):
            guard lease.isWithdrawal == true else { return nil }
            withdrawals[lease.contact, default: WithdrawalTrail()].leases.append(
                Placed(place: place, act: lease)
            )
            if withdrawalByKey[lease.key] == nil { withdrawalByKey[lease.key] = lease.contact }
            return lease.contact
        case .begun(let begin):
            guard withdrawals[begin.contact]?.has(begin.token) == true else { return nil }
            withdrawals[begin.contact]?.begins.append(Placed(place: place, act: begin))
            return begin.contact
        case .settled(let settlement):
            guard withdrawals[settlement.contact]?.has(settlement.token) == true else {
                return nil
            }
            withdrawals[settlement.contact]?.settlements.append(
                Placed(place: place, act: settlement)
            )
            return settlement.contact
        case .extended(let extended):
            guard withdrawals[extended.contact]?.has(extended.token) == true else { return nil }
            withdrawals[extended.contact]?.extensions.append(
                Placed(place: place, act: extended)
            )
            return extended.contact
        case .received(let receipt):
            guard let contact = withdrawalByKey[receipt.key] else { return nil }
            withdrawals[contact]?.receipts.append(Placed(place: place, act: receipt))
            return contact
        case .acknowledged, .refused, .feedback, .recalled, .gate, .merged, .said:
            return nil
        }
    }

    /// All grants of all contacts, in the order in which they were seen.
    var allGrants: [Placed<Begin>] {
        grants.values.joined().sorted { $0.place < $1.place }
    }

    /// Recalls that may mean that contact, in the order in which they were seen.
    func recalls(near contact: FinalContact) -> [Placed<Recall>] {
        Set([contact.contact, contact.enrollment, contact.customer, ""])
            .flatMap { recalls[$0] ?? [] }
            .sorted { $0.place < $1.place }
    }

    /// Milliseconds for which an offer stays closed; `nil` means for ever.
    func cooldown(of contact: FinalContact) -> Int64? {
        guard contact.isMarketing else { return nil }
        return history.rules.cooldowns[contact.offer] ?? history.rules.cooldown
    }

    /// A begin whose answer was lost may be granted again: it was decided when it was asked for
    /// first, as far as anybody outside can know.
    private func firstAsked(for begin: Begin) -> Moment {
        let lost = (refusedBegins[begin.contact] ?? []).filter { $0.act.result == "lost" }
        let before = (lost + (grants[begin.contact] ?? [])).filter { $0.act.token == begin.token }
        return before.map(\.act.askedAt).reduce(begin.askedAt, min)
    }

    /// Whether any attempt that began before may have reached the customer: one that surely failed
    /// gives the offer free.
    func mayHaveLeft(_ contact: String, before place: Int) -> Bool {
        let begun = (grants[contact] ?? []).map(\.place).filter { $0 < place }
        let ends = begun.dropFirst() + [place]
        return zip(begun, ends).contains { !hasFailed(contact, between: $0, and: $1) }
    }

    /// Whether a settlement says that the message did not leave, as far as the daemon can know.
    func hasFailed(_ contact: String, between first: Int, and last: Int) -> Bool {
        (settlements[contact] ?? []).contains { placed in
            (first..<last).contains(placed.place) && placed.act.outcome != "accepted"
                && ["ok", "lost"].contains(placed.act.result)
        }
    }
}

/// Whether something that was asked for then surely came after something that was answered here.
///
/// Where question and answer share their instant (in one virtual process) the order of the acts tells.
func surelyFollows(
    asked: Moment,
    answered: Moment,
    place: Int,
    _ earlier: Moment,
    at earlierPlace: Int
) -> Bool {
    earlierPlace < place && (asked > earlier || (asked == earlier && asked == answered))
}
