import Foundation

/// Reads `policy.yaml`.
struct PolicyReader {
    private let root: YAMLNode

    init(_ root: YAMLNode) throws {
        guard root.isMapping else { throw root.problem("expected the policy's mapping") }
        self.root = root
    }

    func clock() throws -> ZoneClock {
        guard let node = root["policy"]?["time_zone"], let name = node.text else {
            throw root.problem("the policy has no 'time_zone': write one, like 'Europe/Moscow'")
        }
        guard let clock = ZoneClock(name) else { throw node.problem("unknown time zone '\(name)'") }
        return clock
    }

    func cooldown() throws -> Int64 {
        guard let node = root["duplicates"]?["cooldown"] else { return 30 * 86_400_000 }
        return try node.span().windowMilliseconds
    }

    func channels() throws -> [String: ChannelRule] {
        var channels: [String: ChannelRule] = [:]
        for (name, node) in root["channels"]?.members ?? [] {
            channels[name] = ChannelRule(
                cost: try node["cost"].map { cost in
                    guard let text = cost.text, let amount = Decimal(string: text) else {
                        throw cost.problem("expected a cost, like 4.50")
                    }
                    return amount
                },
                seenWhen: try node["seen_when"]?.choice(SeenWhen.self) ?? .opened,
                hours: try node["hours"]?.hours(),
                patience: try node["patience"]?.span() ?? PolicyReader.patienceByDefault
            )
        }
        return channels
    }

    private static let patienceByDefault: Span = {
        var span = Span()
        span.days = 1
        return span
    }()

    func topics() throws -> [String: TopicRule] {
        var topics: [String: TopicRule] = [:]
        for (name, node) in root["topics"]?.members ?? [] {
            topics[name] = try node["consent"]?.choice(TopicRule.self) ?? .optIn
        }
        return topics
    }

    func caps() throws -> [CapRule] {
        try (root["caps"]?.items ?? []).map { node in
            try node.expectOnly(
                ["at_most", "per", "channels", "topics", "journeys", "purpose", "on_cap"],
                in: "a cap"
            )
            guard let limit = node["at_most"]?.text.flatMap({ Int($0) }), let per = node["per"],
                let text = per.text
            else { throw node.problem("a cap needs 'at_most' and 'per'") }
            return CapRule(
                limit: limit,
                window: try window(text, at: per),
                filter: try node.filter(),
                text: "at most \(limit) per \(text)"
            )
        }
    }

    private func window(_ text: String, at node: YAMLNode) throws -> CapRule.Window {
        var words = text.split(separator: " ").map(String.init)
        let isCalendar = words.contains("calendar")
        words.removeAll { $0 == "calendar" }
        if isCalendar, words.count == 1, !words[0].contains(where: \.isNumber) {
            words.insert("1", at: 0)
        }
        guard let span = Span(words.joined(separator: " ")), span.windowMilliseconds > 0 else {
            throw node.problem("expected a window, like '7 days' or '1 calendar day'")
        }
        guard isCalendar else { return .rolling(span.windowMilliseconds) }
        guard span.milliseconds == 0, span.months == 0 || span.days == 0 else {
            throw node.problem("a calendar window is of days, weeks or months")
        }
        if span.months > 0 { return .calendarMonths(span.months) }
        let isWeeks = words.joined().contains("w")
        return isWeeks ? .calendarWeeks(span.days / 7) : .calendarDays(span.days)
    }

    func quietHours() throws -> [QuietRule] {
        try (root["quiet_hours"]?.items ?? []).map { node in
            try node.expectOnly(
                ["region", "channels", "topics", "journeys", "purpose", "hours", "spread"],
                in: "quiet hours"
            )
            guard let hours = node["hours"] else { throw node.problem("quiet hours need 'hours'") }
            return QuietRule(
                filter: try node.filter(),
                region: node["region"]?.text,
                hours: try hours.hours()
            )
        }
    }
}

extension YAMLNode {
    func span() throws -> Span {
        guard let text, let span = Span(text) else {
            throw problem("expected a duration, like '30 days'")
        }
        return span
    }

    func hours() throws -> HourRange {
        guard let text, let hours = HourRange(text) else {
            throw problem("expected hours, like '21:00-9:00'")
        }
        return hours
    }

    func choice<Choice: RawRepresentable>(_ type: Choice.Type) throws -> Choice
    where Choice.RawValue == String {
        guard let text, let choice = Choice(rawValue: text) else {
            throw problem("unknown word '\(text ?? "")'")
        }
        return choice
    }

    func filter() throws -> ContactFilter {
        var filter = ContactFilter(
            channels: try self["channels"]?.words(),
            topics: try self["topics"]?.words(),
            journeys: try self["journeys"]?.words()
        )
        if let purposes = self["purpose"] {
            let words = try purposes.words()
            let takesAll = !words.isDisjoint(with: ["any", "all", "both"])
            filter.countsMarketing = takesAll || words.contains("marketing")
            filter.countsTransactional = takesAll || words.contains("transactional")
            guard filter.countsMarketing || filter.countsTransactional else {
                throw purposes.problem("expected 'marketing' or 'transactional'")
            }
        }
        return filter
    }
}
