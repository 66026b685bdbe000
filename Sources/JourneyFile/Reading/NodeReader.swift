import JourneyCore

/// Reads typed values from the nodes of one file, and reports those that are none.
struct NodeReader {
    let out: FileReport

    init(file: SourceFile, report: Report) {
        out = FileReport(file: file, report: report)
    }

    func fields(
        _ node: YAMLNode,
        _ what: String,
        _ keys: [String],
        unsupported: [String] = []
    ) -> Fields? {
        Fields(node, what: what, keys: keys, unsupported: unsupported, out: out)
    }

    /// The items of a list; `nil` with a report when it is none.
    func items(_ node: YAMLNode, _ what: String) -> [YAMLNode]? {
        guard let list = node.list else {
            out.error(
                .valueType,
                at: node,
                "\(what) must be a list, not \(node.kind)",
                help: "begin each item with '- ', or write '[a, b]'"
            )
            return nil
        }
        return list
    }

    /// A text that is not empty.
    func text(_ node: YAMLNode, _ what: String) -> String? {
        switch node.resolved {
        case .text(let text):
            guard text.contains(where: { !$0.isWhitespace }) else {
                out.error(.valueType, at: node, "\(what) is empty")
                return nil
            }
            return text
        case .bool, .number:
            out.error(
                .valueType,
                at: node,
                "\(what) must be a text, not \(node.kind)",
                help: "put it into quotes: \"\(node.scalarText ?? "")\""
            )
        case .null, .list, .map:
            out.error(.valueType, at: node, "\(what) must be a text, not \(node.kind)")
        }
        return nil
    }

    /// A name by which other files, reports and addresses refer to something.
    func name(_ node: YAMLNode, _ what: String) -> String? {
        guard let text = text(node, what) else { return nil }
        let isName = text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType == .decimal || $0 == "-"
                || $0 == "_" || $0 == "."
        }
        guard isName, text.unicodeScalars.count <= Self.nameMax else {
            out.error(
                .valueForm,
                at: node,
                "'\(text.shortened)' can't be \(what)",
                help: "use up to \(Self.nameMax) letters, digits, '-', '_' and '.', without spaces"
            )
            return nil
        }
        return text
    }

    private static let nameMax = 100

    /// The IANA name of a time zone; without a calendar it is not checked.
    func timeZone(_ node: YAMLNode, by calendar: (any CivilCalendar)?) -> String? {
        guard let zone = text(node, "'time_zone'") else { return nil }
        guard let calendar, !calendar.knows(zone) else { return zone }
        out.error(
            .unknownTimeZone,
            at: node,
            "unknown time zone '\(zone.shortened)'",
            help: "write its IANA name, such as 'Europe/Moscow' or 'Asia/Yekaterinburg'"
        )
        return nil
    }

    /// The name of an event, as the shop sends it.
    func event(_ node: YAMLNode, _ what: String) -> String? {
        guard let text = text(node, what) else { return nil }
        if case .scalar(_, .plain) = node.content,
            ["yes", "no", "on", "off"].contains(text.lowercased())
        {
            out.warn(
                .plainWord,
                at: node,
                "'\(text)' is read as the name of an event",
                help: "there is no such switch here; name an event, such as 'Order Completed'"
            )
        }
        return text
    }

    /// One of some words.
    func word<Meaning>(
        _ node: YAMLNode,
        _ what: String,
        _ meanings: [(word: String, meaning: Meaning)]
    ) -> Meaning? {
        guard let text = node.scalarText, !node.isNull else {
            out.error(
                .valueType,
                at: node,
                "\(what) must be a word, not \(node.kind)",
                help: "it is one of \(Self.listed(meanings.map(\.word)))"
            )
            return nil
        }
        if let match = meanings.first(where: { $0.word == text }) { return match.meaning }
        out.error(
            .unknownWord,
            at: node,
            "\(what) can't be '\(text.shortened)'",
            help: NearestWord.of(text, among: meanings.map(\.word)).map { "did you mean '\($0)'?" }
                ?? "it is one of \(Self.listed(meanings.map(\.word)))"
        )
        return nil
    }

    func word<Meaning: RawRepresentable<String> & CaseIterable>(
        _ node: YAMLNode,
        _ what: String,
        _ type: Meaning.Type
    ) -> Meaning? {
        word(node, what, type.allCases.map { ($0.rawValue, $0) })
    }

    static func listed(_ words: [String]) -> String {
        words.map { "'\($0)'" }.joined(separator: ", ")
    }
}
