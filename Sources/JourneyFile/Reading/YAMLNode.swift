/// A node of a YAML file, with the place where it begins.
struct YAMLNode: Sendable {
    enum Style: Sendable {
        case plain
        case singleQuoted
        case doubleQuoted
        case literal
        case folded

        var isBlock: Bool { self == .literal || self == .folded }
    }

    struct Pair: Sendable {
        var key: YAMLNode
        var value: YAMLNode
    }

    indirect enum Content: Sendable {
        case scalar(String, Style)
        case list([YAMLNode])
        case map([Pair])
    }

    var content: Content
    /// From 1.
    var line: Int
    /// From 1, in Unicode scalars.
    var column: Int

    /// The text of a scalar, of whatever type.
    var scalarText: String? {
        guard case .scalar(let text, _) = content else { return nil }
        return text
    }

    var list: [YAMLNode]? {
        guard case .list(let nodes) = content else { return nil }
        return nodes
    }

    var pairs: [Pair]? {
        guard case .map(let pairs) = content else { return nil }
        return pairs
    }

    /// The value of a key of a mapping.
    func value(of key: String) -> YAMLNode? {
        pairs?.first { $0.key.scalarText == key }?.value
    }

    var isNull: Bool {
        if case .null = resolved { return true }
        return false
    }
}

/// What a plain scalar means by the core schema of YAML 1.2; a quoted one is always a text.
enum YAMLMeaning: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list
    case map
}

extension YAMLNode {
    var resolved: YAMLMeaning {
        switch content {
        case .list: .list
        case .map: .map
        case .scalar(let text, .plain): Self.resolve(text)
        case .scalar(let text, .singleQuoted), .scalar(let text, .doubleQuoted),
            .scalar(let text, .literal), .scalar(let text, .folded):
            .text(text)
        }
    }

    /// For sentences: "must be a list, not …".
    var kind: String {
        switch resolved {
        case .null: "nothing"
        case .bool(let flag): "the boolean '\(flag)'"
        case .number: "the number '\(scalarText ?? "")'"
        case .text(let text): "the text '\(text.shortened)'"
        case .list: "a list"
        case .map: "a mapping"
        }
    }

    private static func resolve(_ text: String) -> YAMLMeaning {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .number(.infinity)
        case "-.inf", "-.Inf", "-.INF": return .number(-.infinity)
        case ".nan", ".NaN", ".NAN": return .number(.nan)
        default: return number(text).map { .number($0) } ?? .text(text)
        }
    }

    /// `[-+]?[0-9]+`, `0o[0-7]+`, `0x[0-9a-fA-F]+` or a decimal fraction with or without exponent.
    private static func number(_ text: String) -> Double? {
        if text.hasPrefix("0x") || text.hasPrefix("0o") {
            let digits = text.dropFirst(2)
            guard let first = digits.first, first.isHexDigit else { return nil }
            return Int64(digits, radix: text.hasPrefix("0x") ? 16 : 8).map { Double($0) }
        }
        var hasDigit = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): hasDigit = true
            case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"): continue
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                guard hasDigit else { return nil }
            default: return nil
            }
        }
        guard hasDigit else { return nil }
        return Double(text)
    }
}

extension StringProtocol {
    /// Short enough to be quoted in a sentence, on one line.
    var shortened: String {
        let line = String(self.map { $0.isNewline ? " " : $0 })
        return line.count > 60 ? line.prefix(57) + "…" : line
    }
}
