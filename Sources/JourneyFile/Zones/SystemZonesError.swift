package import JourneyCore

/// Why the system's time zones can't be used.
package enum SystemZonesError: Error, Hashable, Sendable, CustomStringConvertible {
    case missing(folder: String)
    case empty(folder: String)
    case damaged(zone: String, folder: String, reason: ZoneTableError)

    package var description: String {
        switch self {
        case .missing(let folder):
            "there are no time zones in '\(folder)'; install them with 'apt-get install tzdata'"
                + " (Debian, Ubuntu) or 'dnf install tzdata', or name their folder in TZDIR"
        case .empty(let folder):
            "'\(folder)' holds no time zones; install them with 'apt-get install tzdata', or name"
                + " their folder in TZDIR"
        case .damaged(let zone, let folder, let reason):
            "cannot read the time zone '\(zone)' in '\(folder)': \(reason)"
        }
    }
}
