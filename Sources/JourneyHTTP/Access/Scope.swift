package import JourneyCore

/// What a key allows.
package enum Scope: Hashable, Sendable {
    /// Browsers and apps: events, but no change of what is known about whom.
    case eventsWrite
    /// Servers: events that are believed.
    case eventsTrusted
    /// An adapter: the jobs of one channel.
    case jobs(Channel)
    case feedbackWrite
    case customersRead
    case siteRead
    /// Everything.
    case admin

    /// As files, the command line and rows write it: `events:write`, `jobs:email`, `admin`.
    package init?(word: some StringProtocol) {
        guard let scope = Self.all.first(where: { $0.word == word }) else { return nil }
        self = scope
    }

    package var word: String {
        switch self {
        case .eventsWrite: "events:write"
        case .eventsTrusted: "events:trusted"
        case .jobs(let channel): "jobs:\(channel.word)"
        case .feedbackWrite: "feedback:write"
        case .customersRead: "customers:read"
        case .siteRead: "site:read"
        case .admin: "admin"
        }
    }

    /// Every scope there is, for messages and completions.
    package static let all: [Self] =
        [.eventsWrite, .eventsTrusted] + Channel.allCases.map { .jobs($0) }
        + [.feedbackWrite, .customersRead, .siteRead, .admin]

    func includes(_ other: Self) -> Bool {
        switch self {
        case .admin: true
        case .eventsTrusted: other == .eventsTrusted || other == .eventsWrite
        case .eventsWrite, .jobs, .feedbackWrite, .customersRead, .siteRead: other == self
        }
    }
}
