import JourneyCore
import JourneySimulation
import JourneyStore

extension ReplaySummary {
    /// The table at the end of a simulation, for people.
    var table: String {
        var lines = ["\(events) events taken, \(repeated) repeated"]
        lines.append("")
        lines.append(
            Self.row(["journey", "entered", "inside", "goal", "left"], widths: [22, 8, 8, 8])
        )
        for (name, counts) in journeys.sorted(by: { $0.key < $1.key }) {
            let left = counts.left.sorted { $0.key < $1.key }
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            lines.append(
                Self.row(
                    [name, "\(counts.entered)", "\(counts.inside)", "\(counts.goals)", left],
                    widths: [22, 8, 8, 8]
                )
            )
        }
        lines.append("")
        lines.append(
            Self.row(["channel", "sent", "seen", "clicked", "cost", "outcomes"], widths: Self.wide)
        )
        for (channel, counts) in channels.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let outcomes = counts.outcomes.sorted { $0.key < $1.key }
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
            lines.append(
                Self.row(
                    [
                        channel.word, "\(counts.sent)", "\(counts.seen)", "\(counts.clicked)",
                        counts.cost.json.jsonText, outcomes,
                    ],
                    widths: Self.wide
                )
            )
        }
        lines.append("")
        if let learned { lines += learned.lines + [""] }
        for (verdict, count) in verdicts.sorted(by: { $0.key < $1.key }) {
            let reason = verdict.reason.map { " (\($0))" } ?? ""
            lines.append("\(verdict.word)\(reason): \(count)")
        }
        for (reason, count) in recalled.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            lines.append("recalled (\(reason.word)): \(count)")
        }
        for (channel, counts) in channels.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where counts.withdrawn > 0 {
            lines.append("withdrawn (\(channel.word)): \(counts.withdrawn)")
        }
        lines.append("")
        lines.append("sent \(count(of: "send"))")
        lines.append("suppressed \(suppressedCount)")
        lines.append("deferred \(count(of: "defer"))")
        if let busiestHour {
            lines.append("busiest hour \(busiestHour.hour.rfc3339): \(busiestHour.sends) sends")
        }
        return lines.joined(separator: "\n")
    }

    var json: Value {
        var journeyMap = ValueMap()
        for (name, counts) in journeys.sorted(by: { $0.key < $1.key }) {
            journeyMap[name] = .map([
                "entered": .int(Int64(counts.entered)), "inside": .int(Int64(counts.inside)),
                "goal": .int(Int64(counts.goals)),
                "left": .map(Self.counts(counts.left.sorted { $0.key < $1.key })),
            ])
        }
        var channelMap = ValueMap()
        for (channel, counts) in channels.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            channelMap[channel.word] = .map([
                "sent": .int(Int64(counts.sent)), "seen": .int(Int64(counts.seen)),
                "clicked": .int(Int64(counts.clicked)), "cost": counts.cost.json,
                "outcomes": .map(Self.counts(counts.outcomes.sorted { $0.key < $1.key })),
                "withdrawn": .int(Int64(counts.withdrawn)),
            ])
        }
        let verdictList = verdicts.sorted { $0.key < $1.key }.map { verdict, count in
            Value.map([
                "verdict": .string(verdict.word),
                "reason": verdict.reason.map { .string($0) } ?? .null,
                "count": .int(Int64(count)),
            ])
        }
        let recalledMap = Self.counts(
            recalled.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key.word, $0.value) }
        )
        var map: ValueMap = [
            "events": .int(Int64(events)), "repeated": .int(Int64(repeated)),
            "journeys": .map(journeyMap), "channels": .map(channelMap),
            "verdicts": .list(verdictList), "recalled": .map(recalledMap),
        ]
        if let learned { map["learned"] = learned.json }
        return .map(map)
    }

    private static let wide = [10, 8, 8, 8, 10]

    /// Suppressions and hand-overs to the next rung: both are contacts that said nothing.
    private var suppressedCount: Int { count(of: "suppress") + count(of: "next") }

    private func count(of word: String) -> Int {
        verdicts.filter { $0.key.word == word }.map(\.value).reduce(0, +)
    }

    private static func counts(_ pairs: [(key: String, value: Int)]) -> ValueMap {
        ValueMap(
            pairs.map { ValueMap.Entry(key: .string($0.key), value: .int(Int64($0.value))) }
        )
    }

    private static func row(_ cells: [String], widths: [Int]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let width = index < widths.count ? widths[index] : 0
            let padding = String(repeating: " ", count: max(1, width - cell.count))
            line += index < widths.count ? cell + padding : cell
        }
        return line
    }
}
