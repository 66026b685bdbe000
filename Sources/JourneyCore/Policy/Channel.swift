/// A way to reach a customer.
///
/// The raw value is stored: it never changes and is never given to another channel.
package enum Channel: UInt8, CaseIterable, Sendable {
    case email = 1
    case push = 2
    case sms = 3
    case messenger = 4
    case display = 5
    /// Pulled: the site asks what to greet the customer with.
    case site = 6
    /// Pulled: the call centre reads the customer's card.
    case call = 7

    package init?(word: some StringProtocol) {
        guard let channel = Self.allCases.first(where: { $0.word == word }) else { return nil }
        self = channel
    }

    /// The channel's name in files, on the wire and on screen.
    package var word: String {
        switch self {
        case .email: "email"
        case .push: "push"
        case .sms: "sms"
        case .messenger: "messenger"
        case .display: "display"
        case .site: "site"
        case .call: "call"
        }
    }

    /// Whether the channel is read by others rather than sent through: it confirms, it doesn't push.
    package var isPulled: Bool {
        switch self {
        case .email, .push, .sms, .messenger, .display: false
        case .site, .call: true
        }
    }

    /// Whether a contact needs an address of the customer; display reaches an audience instead.
    package var needsAddress: Bool {
        switch self {
        case .email, .push, .sms, .messenger: true
        case .display, .site, .call: false
        }
    }

    /// The channels that a ladder may have as rungs.
    package static let pushed = allCases.filter { !$0.isPulled }
}

/// Some channels, for rules that name them.
package struct ChannelSet: OptionSet, Hashable, Sendable {
    package var rawValue: UInt16

    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    package init(_ channels: some Sequence<Channel>) {
        rawValue = channels.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
    }

    package static let all = ChannelSet(Channel.allCases)

    package func contains(_ channel: Channel) -> Bool {
        rawValue & 1 << UInt16(channel.rawValue) != 0
    }
}
