/// What was known of every customer as time went on, read from the events file.
///
/// Everything takes effect at its receipt. At the very millisecond of a receipt both what held
/// before and what holds after it may have been consulted, so both are given.
struct FactsBook: Sendable {
    private struct Entry: Sendable {
        var at: Moment
        var facts: CustomerFacts
    }

    private var entries: [String: [Entry]] = [:]
    private(set) var people = People()
    /// Ids under which something has happened.
    private var customers: Set<String> = []
    /// Numbers of lines that are no events, with the reason.
    private(set) var unreadable: [(line: Int, reason: String)] = []

    init(lines: some Sequence<ArraySlice<UInt8>>) {
        var clock = Moment(milliseconds: .min)
        var known: Set<String> = []
        for (index, line) in lines.enumerated() where !line.isEmpty {
            do {
                let event = try JSONTreeReader.read(line)
                let receipt = (event["receivedAt"] ?? event["timestamp"])?.text.flatMap {
                    Moment($0)
                }
                clock = max(clock, receipt ?? clock)
                take(event, at: clock, &known)
            } catch {
                unreadable.append((index + 1, error.description))
            }
        }
    }

    /// All that may have been known of a customer at that instant; never empty.
    func facts(of customer: String, at moment: Moment) -> [CustomerFacts] {
        guard let entries = entries[customer] else { return [CustomerFacts()] }
        let after = entries.partitioningIndex { $0.at > moment }
        let before = entries.partitioningIndex { $0.at >= moment }
        let earlier = before > 0 ? entries[before - 1].facts : CustomerFacts()
        return [earlier] + entries[before..<after].map(\.facts)
    }

    private mutating func take(_ event: JSONTree, at clock: Moment, _ known: inout Set<String>) {
        let user = event["userId"]?.text.flatMap { $0.isEmpty ? nil : $0 }
        let anonymous = event["anonymousId"]?.text.flatMap { $0.isEmpty ? nil : $0 }
        guard let id = user ?? anonymous else { return }
        // The same message id of the same customer is the same event: it happens once.
        if let message = event["messageId"]?.text, !known.insert("\(id)\n\(message)").inserted {
            return
        }
        let type = event["type"]?.text
        if type == "alias", let previous = (event["previousId"]?.text ?? anonymous) {
            unite(previous, into: id, at: clock)
        } else if type == "identify", let user, let anonymous, people.isFree(anonymous, for: user) {
            unite(anonymous, into: user, at: clock)
        }
        let customer = people.current(id)
        customers.insert(customer)
        var facts = entries[customer]?.last?.facts ?? CustomerFacts()
        let context = event["context"]
        if type == "identify" {
            for traits in [context?["traits"], event["traits"]].compactMap({ $0 }) {
                facts.take(traits: traits, at: clock)
            }
        }
        let isNew = context.map { facts.take(context: $0) } ?? false
        guard type == "identify" || isNew else { return }
        entries[customer, default: []].append(Entry(at: clock, facts: facts))
    }

    private mutating func unite(_ loser: String, into winner: String, at clock: Moment) {
        let loser = people.current(loser)
        let winner = people.current(winner)
        guard loser != winner else { return }
        people.unite(loser, into: winner, at: clock, isSure: customers.contains(loser))
        var facts = entries[winner]?.last?.facts ?? CustomerFacts()
        if let other = entries[loser]?.last?.facts { facts.unite(with: other) }
        entries[winner, default: []].append(Entry(at: clock, facts: facts))
        entries[loser, default: []].append(Entry(at: clock, facts: facts))
    }
}

extension Array {
    /// The first index whose element fulfils a condition that holds from some index on.
    func partitioningIndex(where condition: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
