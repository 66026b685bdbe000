/// Why bytes are no time zone.
package enum ZoneTableError: Error, Hashable, Sendable, CustomStringConvertible {
    case notTZif
    case truncated
    case tooLarge
    /// Counts leap seconds, which no civil clock does.
    case leapSeconds
    case damaged(String)
    /// A rule in the notation of POSIX's `TZ`.
    case rule(String)

    package var description: String {
        switch self {
        case .notTZif: "this is no compiled time zone (TZif); install tzdata anew"
        case .truncated: "the time zone's file ends too early; install tzdata anew"
        case .tooLarge: "the time zone's file is far larger than any zone; install tzdata anew"
        case .leapSeconds:
            "the time zone counts leap seconds; use the files that do not, outside 'right'"
        case .damaged(let what): "the time zone's file is damaged: \(what); install tzdata anew"
        case .rule(let text):
            "'\(text)' is no time zone rule; write it like 'CET-1CEST,M3.5.0,M10.5.0/3'"
        }
    }
}
