import JourneyCore
import JourneyStore

extension StoreStatus {
    /// For people; `sent N` and `suppressed N` stand on lines of their own, for programs.
    var text: String {
        var lines = ["customers \(customers)", "events \(events)"]
        for name in journeyNames {
            let own = enrollments.filter { $0.journey == name }
            let inside = own.filter { $0.ended == nil }.map(\.count).reduce(0, +)
            let ends = own.compactMap { entry in
                entry.ended.map { "\($0) \(entry.count)" }
            }
            let left = ends.isEmpty ? "" : "; left: " + ends.joined(separator: ", ")
            lines.append("journey \(name): \(inside) inside\(left)")
        }
        for channel in Channel.pushed {
            let own = contacts.filter { $0.channel == channel }
            guard !own.isEmpty else { continue }
            let states = Self.totals(own.map { ($0.state, $0.count) })
                .map { "\($0.word) \($0.count)" }
            lines.append("channel \(channel.word): \(states.joined(separator: ", "))")
        }
        if !withdrawals.isEmpty {
            let states = withdrawals.map { "\($0.state) \($0.count)" }
            lines.append("withdrawals: \(states.joined(separator: ", "))")
        }
        for (word, count) in reasonTotals(of: "suppressed") {
            lines.append("suppressed because \(word): \(count)")
        }
        for (word, count) in reasonTotals(of: "planned") {
            lines.append("deferred because \(word): \(count)")
        }
        for (word, count) in reasonTotals(of: "recalled") {
            lines.append("recalled because \(word): \(count)")
        }
        for (word, count) in Self.totals(rejections.map { ($0.reason.word, $0.count) }) {
            lines.append("rejected because \(word): \(count)")
        }
        lines += learned?.lines ?? []
        lines.append("gate \(gateText)")
        lines += closings.map(\.text)
        for channel in heldChannels {
            lines.append("channel \(channel.word) is held: its adapter reported a wrong set-up")
        }
        lines.append("sent \(sent)")
        lines.append("suppressed \(count(of: "suppressed"))")
        return lines.joined(separator: "\n")
    }

    var json: Value {
        .map([
            "customers": .int(Int64(customers)),
            "events": .int(Int64(events)),
            "enrollments": .list(
                enrollments.map { entry in
                    .map([
                        "journey": .string(entry.journey),
                        "ended": entry.ended.map { .string($0) } ?? .null,
                        "count": .int(Int64(entry.count)),
                    ])
                }
            ),
            "contacts": .list(
                contacts.map { entry in
                    .map([
                        "message": .string(entry.message),
                        "channel": .string(entry.channel.word),
                        "state": .string(entry.state),
                        "reason": entry.reason.map { .string($0.word) } ?? .null,
                        "count": .int(Int64(entry.count)),
                    ])
                }
            ),
            "withdrawals": .map(
                ValueMap(
                    withdrawals.map {
                        ValueMap.Entry(key: .string($0.state), value: .int(Int64($0.count)))
                    }
                )
            ),
            "rejections": .list(
                rejections.map { entry in
                    .map([
                        "journey": .string(entry.journey),
                        "step": entry.step.isEmpty ? .null : .string(entry.step),
                        "reason": .string(entry.reason.word),
                        "count": .int(Int64(entry.count)),
                    ])
                }
            ),
            "gate": .string(gateText),
            "closed_gates": .list(closings.map(\.json)),
            "held_channels": .list(heldChannels.map { .string($0.word) }),
            "learned": learned?.json ?? .null,
            "next_due": nextDue.map { .string($0.rfc3339) } ?? .null,
            "sent": .int(Int64(sent)),
            "suppressed": .int(Int64(count(of: "suppressed"))),
        ])
    }

    private var journeyNames: [String] { Set(enrollments.map(\.journey)).sorted() }

    private var sent: Int {
        ["sent", "delivered", "seen", "clicked"].map(count(of:)).reduce(0, +)
    }

    private func count(of state: String) -> Int {
        contacts.filter { $0.state == state }.map(\.count).reduce(0, +)
    }

    private func reasonTotals(of state: String) -> [(word: String, count: Int)] {
        Self.totals(
            contacts.filter { $0.state == state }.map { ($0.reason?.word ?? "", $0.count) }
        )
    }

    private static func totals(_ pairs: [(String, Int)]) -> [(word: String, count: Int)] {
        var sums: [String: Int] = [:]
        for (word, count) in pairs { sums[word, default: 0] += count }
        return sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { (word: $0.key, count: $0.value) }
    }

    private var gateText: String {
        if gates.closed.isEmpty { return "open" }
        return "closed: " + gates.closed.map(\.text).sorted().joined(separator: ", ")
    }
}

extension Gates.Scope {
    var text: String {
        switch self {
        case .everything: "everything"
        case .journey(let name): "journey \(name)"
        case .channel(let channel): "channel \(channel.word)"
        }
    }
}
